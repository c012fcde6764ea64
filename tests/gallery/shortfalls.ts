import Shortfalls from '../../src/lib/charts/shortfalls/Shortfalls.svelte';
import { example, type Locale } from './example';
import { areas, made, unionised } from './made';

const subject = (locale: Locale) => {
  const [first, ...others] = areas(locale);
  const units = unionised(locale);
  const people = {
    ...units,
    id: 'members',
    label: locale === 'en' ? 'Membership' : '职工入会率',
    count: locale === 'en' ? 'people' : '人'
  };
  const rows = [first!, ...others].flatMap((area, at) =>
    [people, units].map((indicator) => ({
      area,
      indicator,
      estimate: made(indicator, area.code, 0.7 + at / 60, {
        shortfall: 6223 - at * 431,
        status: at > 6 ? 'near' : 'below'
      }),
      people: 12000 - at * 900
    }))
  );
  return {
    rows,
    totals: [
      {
        label: locale === 'en' ? 'Organisation' : '组织',
        rows: [{ indicator: people, shortfall: 15200, people: 15200, areas: 7 }]
      },
      { label: locale === 'en' ? 'Work' : '工作', rows: [{ indicator: units, shortfall: 881, people: null, areas: 5 }] }
    ],
    others: [locale === 'en' ? 'Other pairs of area and indicator: 5 on target' : '其余“地区×指标”：达标 5 处'],
    rest: [],
    ofUnits: false,
    people: locale === 'en' ? 'people' : '人',
    selected: { area: 'a3', indicator: 'members' },
    frame: { width: 1200, height: 300 }
  };
};

/** The largest first, as many as there is room for; totals beside the list, under it on a phone. */
export const shortfalls = [
  example('shortfalls', Shortfalls, (locale) => ({ ...subject(locale), onpress: () => undefined })),
  example('shortfalls-units', Shortfalls, (locale) => ({ ...subject(locale), ofUnits: true })),
  example('shortfalls-390', Shortfalls, (locale) => ({ ...subject(locale), frame: { width: 340, height: 420 } })),
  example('shortfalls-none', Shortfalls, (locale) => ({ ...subject(locale), rows: [], totals: [] }))
];
