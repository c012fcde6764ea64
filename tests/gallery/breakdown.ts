import Breakdown from '../../src/lib/charts/breakdown/Breakdown.svelte';
import type { BreakdownRow, BreakdownSubject } from '../../src/lib/charts/breakdown/subject';
import { markOf } from '../../src/lib/charts/mark';
import { example, type Locale } from './example';
import { made, sampled, unionised } from './made';

const subject = (locale: Locale): BreakdownSubject => {
  const say = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const indicator = unionised(locale);
  const total = made(indicator, 'r', 0.788);
  const row = (
    code: string,
    label: string,
    value: number | null,
    more: Parameters<typeof made>[3] = {},
    people: number | null = null
  ): BreakdownRow => ({
    label,
    estimate: made(indicator, 'r', value, { group: { size: code }, ...more }),
    beside: value === null || more.few ? null : { difference: value - 0.788, p: null, told: 'certain' },
    people,
    mark: markOf('r', indicator.id, { size: code })
  });
  const rows = [
    row('l', say('大型', 'Large'), 0.95, {}, 1532),
    row('m', say('中型', 'Medium'), 0.86, {}, 2446),
    row('s', say('小型', 'Small'), 0.63, {}, 17_245),
    row('t', say('微型', 'Micro'), 0.91, { few: true, n: 4, denominator: 4 }, 12),
    row('h', say('其他', 'Other'), null, { state: 'hidden' }),
    row('n', say('没有填', 'Blank'), null)
  ];
  return {
    label: say('建会率：按规模', 'Unit coverage by size'),
    by: say('规模', 'Size'),
    indicator,
    rows,
    total: { label: say('全市', 'Whole city'), estimate: total },
    gap: { best: rows[0]!.estimate, worst: rows[2]!.estimate, size: 0.32, interval: null, told: 'certain' },
    people: { head: say('涉及（人）', 'Behind it (workers)'), unit: say('人', 'workers') }
  };
};

/** The best and the worst dark, few rows, a hidden and a silent group apart; of a sample intervals and what it cannot tell. */
export const breakdown = [
  example('breakdown', Breakdown, (locale) => ({ ...subject(locale), frame: { width: 640, height: 240 } })),
  example('breakdown-sample', Breakdown, (locale) => {
    const whole = subject(locale);
    const rows = whole.rows.map((one): BreakdownRow => ({
      ...one,
      people: null,
      beside: one.beside && { ...one.beside, p: 0.4, told: 'notSignificant' },
      estimate:
        one.estimate.value === null
          ? one.estimate
          : { ...one.estimate, ...sampled([one.estimate.value - 0.12, Math.min(1, one.estimate.value + 0.1)]) }
    }));
    return {
      ...whole,
      rows,
      people: null,
      gap: {
        best: rows[0]!.estimate,
        worst: rows[2]!.estimate,
        size: 0.32,
        interval: [-0.02, 0.44] as [number, number],
        told: 'notSignificant' as const
      },
      frame: { width: 360, height: 240 },
      onpress: () => undefined
    };
  }),
  // on a slide, which explains its signs itself
  example('breakdown-slide', Breakdown, (locale) => ({
    ...subject(locale),
    frame: { width: 819, height: 280, limited: true, scale: 2.11 }
  }))
];
