import Trellis from '../../src/lib/charts/trellis/Trellis.svelte';
import { formatCount } from '../../src/lib/i18n/format';
import { example, type Locale } from './example';
import { areas, made, sampled, unionised } from './made';

const words = (locale: Locale, zh: string, en: string) => (locale === 'en' ? en : zh);

const counts = (locale: Locale) => {
  const places = areas(locale);
  const indicator = unionised(locale);
  return {
    heads: [
      words(locale, '3 项全有', 'All 3'),
      words(locale, '缺服务站点', 'Lacks: Service point'),
      words(locale, '只有建会', 'Only: Union'),
      words(locale, '都没有', 'None')
    ].map((label) => ({ label, isStrong: false })),
    groups: [
      { label: words(locale, '全有', 'All'), count: 1 },
      { label: words(locale, '有 2 项', '2 of them'), count: 1 },
      { label: words(locale, '有 1 项', '1 of them'), count: 1 },
      { label: words(locale, '没有', 'None'), count: 1 }
    ],
    corner: words(locale, '地区', 'Area'),
    rows: places.slice(0, 7).map((area, at) => ({
      key: area.code,
      label: area.label,
      isStrong: at === 0,
      cells: [0.45, 0.3, 0.05, 0.2].map((share, place) => {
        const estimate =
          at === 3
            ? undefined
            : at === 4 && place === 1
              ? made(indicator, area.code, null, { state: 'hidden' })
              : made(indicator, area.code, at === 5 && place === 2 ? 0 : Math.max(0.01, share - at / 90));
        const isKnown = estimate?.state === 'value' || estimate?.state === 'zero';
        return {
          estimate,
          text: isKnown ? formatCount(estimate.numerator) : '',
          sentence: `${area.label} ${place}`,
          mark: area.code
        };
      })
    })),
    foot: null,
    label: words(locale, '各种组合的单位数', 'Units by what they have'),
    frame: { width: 900, height: 300 }
  };
};

/** Answers of a sample: the first column is of all, and intervals lie over the bars. */
const answers = (locale: Locale) => {
  const { rows, heads, ...rest } = counts(locale);
  return {
    ...rest,
    heads: heads.map((head, at) => ({ ...head, isStrong: at === 0 })),
    groups: [],
    rows: rows.slice(0, 4).map((row) => ({
      ...row,
      isStrong: false,
      cells: row.cells.map(({ estimate, ...cell }) => ({
        ...cell,
        estimate: estimate?.value
          ? { ...estimate, ...sampled([estimate.value - 0.04, estimate.value + 0.05]) }
          : estimate
      }))
    })),
    foot: { label: words(locale, '作答', 'n'), cells: ['412', '130', '98', '40'] }
  };
};

/** Numbers alone, with a column of words for those who answered. */
const sized = (locale: Locale) => {
  const { rows, heads, ...rest } = counts(locale);
  const n = (at: number) => (at === 4 ? '' : formatCount(120 * (at + 1)));
  return {
    ...rest,
    look: 'numbers' as const,
    groups: [],
    heads: [...heads, { label: 'n', isStrong: false, isNarrow: true as const }],
    rows: rows.map((row, at) => ({
      ...row,
      cells: [...row.cells, { estimate: undefined, text: n(at), sentence: '', mark: null, isBare: true as const }]
    }))
  };
};

/** Every state a cell can have; a row of which nothing is known says why once; a phone has the first row or column only. */
export const trellis = [
  example('trellis', Trellis, (locale) => ({ ...counts(locale), onpress: () => undefined })),
  example('trellis-sample', Trellis, answers),
  example('trellis-dots', Trellis, (locale) => ({ ...answers(locale), look: 'dots' as const })),
  example('trellis-heat', Trellis, (locale) => ({ ...counts(locale), look: 'heat' as const })),
  example('trellis-numbers', Trellis, sized),
  example('trellis-390', Trellis, (locale) => ({ ...counts(locale), frame: { width: 220, height: 300 } })),
  example('trellis-sample-390', Trellis, (locale) => ({ ...answers(locale), frame: { width: 220, height: 300 } }))
];
