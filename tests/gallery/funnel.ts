import Funnel from '../../src/lib/charts/funnel/Funnel.svelte';
import type { AreaMark } from '../../src/lib/charts/subject';
import { example, type Locale } from './example';
import { areas, areaTypes, made, manyAreas, rate } from './made';

const steps = (locale: Locale) =>
  [
    ['union', '建会', 'union'],
    ['contract', '建制', 'contract'],
    ['home', '建家', "Workers' Home"]
  ].map(([id, zh, en]) => ({
    indicator: rate(locale, id!, 'work', `${zh}率`, `${en} rate`),
    label: locale === 'en' ? en! : zh!
  }));

const filled = (locale: Locale, places: AreaMark[]) =>
  places.flatMap((area, i) =>
    steps(locale).map(({ indicator }, k) =>
      made(indicator, area.code, [0.86, 0.59, 0.44][k]! - ((i * (5 - k)) % 7) / 40)
    )
  );
const subject = (locale: Locale) => ({
  steps: steps(locale),
  areas: areas(locale),
  areaTypes: areaTypes(locale),
  onpress: () => undefined
});

export const funnel = [
  example('funnel', Funnel, (locale) => ({
    ...subject(locale),
    areas: areas(locale).slice(0, 7),
    estimates: filled(locale, areas(locale)),
    frame: { width: 830, height: 240 }
  })),
  example('funnel-drop', Funnel, (locale) => ({
    ...subject(locale),
    areas: areas(locale).slice(0, 7),
    estimates: filled(locale, areas(locale)),
    drop: 0,
    frame: { width: 830, height: 240 }
  })),
  example('funnel-kinds', Funnel, (locale) => ({
    ...subject(locale),
    estimates: filled(locale, areas(locale)),
    frame: { width: 830, height: 0 },
    selected: ['a3']
  })),
  example('funnel-states', Funnel, (locale) => {
    const [union, contract, home] = steps(locale).map((step) => step.indicator);
    return {
      ...subject(locale),
      areas: areas(locale).slice(0, 6),
      frame: { width: 620, height: 240 },
      estimates: [
        made(union!, 'a1', 0.86),
        made(contract!, 'a1', 0.86),
        made(home!, 'a1', 0.86),
        made(union!, 'a2', 0.7),
        made(contract!, 'a2', null),
        made(home!, 'a2', 0.3),
        made(union!, 'a3', 1.04, { state: 'conflict', status: null }),
        made(contract!, 'a3', 0.5),
        made(home!, 'a3', 0),
        made(union!, 'a4', 0.9, { unreliable: true, n: 9 }),
        made(contract!, 'a4', 0.4, { unreliable: true, n: 9 }),
        made(home!, 'a4', null, { state: 'notApplicable' }),
        made(union!, 'a6', 0.6),
        made(contract!, 'a6', null, { state: 'hidden' }),
        made(home!, 'a6', 0.2)
      ]
    };
  }),
  example('funnel-40-areas', Funnel, (locale) => ({
    ...subject(locale),
    areas: manyAreas(locale, 40),
    estimates: filled(locale, manyAreas(locale, 40)),
    frame: { width: 900, height: 0 }
  })),
  example('funnel-all-missing', Funnel, (locale) => ({
    ...subject(locale),
    estimates: [],
    frame: { width: 830, height: 0 }
  }))
];
