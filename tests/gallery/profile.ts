import Profile from '../../src/lib/charts/profile/Profile.svelte';
import type { ProfileSubject } from '../../src/lib/charts/profile/subject';
import { example, type Locale } from './example';
import { areas, areaTypes, coverages, made, sampled, unionised } from './made';

const subject = (locale: Locale): ProfileSubject => {
  const base = unionised(locale);
  const [area, ...others] = areas(locale);
  const total = { ...area!, code: 'r', label: locale === 'en' ? 'Whole city' : '全市' };
  const row = (at: number, value: number | null, more: Parameters<typeof made>[3] = {}) => {
    const indicator = { ...base, id: `i${at}`, label: `${base.label} ${at}` };
    const estimate = made(indicator, area!.code, value, more);
    const whole = made(indicator, 'r', 0.7);
    return {
      indicator,
      estimate,
      whole,
      peers: others.slice(0, 5).map(({ code }, place) => made(indicator, code, 0.4 + ((at * 3 + place * 5) % 11) / 22)),
      beside:
        value === null
          ? null
          : { difference: value - 0.7, p: null, told: at === 3 ? ('notSignificant' as const) : ('certain' as const) },
      change: value === null ? null : { difference: 0.031, p: null, told: 'certain' as const }
    };
  };
  const rows = [
    row(1, 0.673),
    row(2, 0.93),
    row(3, 0.72, sampled([0.66, 0.78])),
    row(4, null),
    row(5, 0),
    row(6, 0.88, { unreliable: true }),
    row(7, 1.04, { state: 'conflict' })
  ];
  return {
    area: area!,
    names: areas(locale).map(({ label }) => label),
    whole: total,
    kind: areaTypes(locale)[0]!.label,
    groups: [
      { coverage: coverages(locale)[0]!, rows: rows.slice(0, 4) },
      { coverage: coverages(locale)[1]!, rows: rows.slice(4) }
    ],
    previousWave: '2013',
    selected: 'i2'
  };
};

/** Value, zero, sampled, not reported, unreliable and in conflict; narrow frames give up words before the strip. */
export const profile = [
  example('profile', Profile, (locale) => ({ ...subject(locale), frame: { width: 700, height: 300 } })),
  example('profile-narrow', Profile, (locale) => ({ ...subject(locale), frame: { width: 360, height: 300 } }))
];
