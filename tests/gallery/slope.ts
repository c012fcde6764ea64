import Slope from '../../src/lib/charts/slope/Slope.svelte';
import { formatValue } from '../../src/lib/i18n/format';
import { example, type Locale } from './example';
import { areas, made, unionised } from './made';

const lines = (locale: Locale) => {
  const indicator = unionised(locale);
  const values = [
    [0.72, 0.74, 0.78],
    [0.9, 0.88, 0.93],
    [0.731, null, 0.781],
    [null, 0.52, 0.6],
    [0.8, 0.81, null],
    [null, null, null],
    [0.729, 0.75, 0.779]
  ];
  return {
    waves: ['2012', '2013', '2014'].map((year) => (locale === 'en' ? year : `${year}年`)),
    lines: areas(locale)
      .slice(0, values.length)
      .map((area, at) => ({
        key: area.code,
        label: area.label,
        isStrong: at === 0,
        points: values[at]!.map((value, wave) => ({
          estimate: made(indicator, area.code, value),
          text: value === null ? '' : formatValue(value, 'percent'),
          sentence: `${area.label} ${wave}`,
          mark: value === null ? null : `${area.code} ${wave}`
        }))
      })),
    label: locale === 'en' ? 'Union rate by wave' : '建会率按轮次',
    frame: { width: 900, height: 320 }
  };
};

/** Names that would lie on each other stand apart; a wave without a value breaks its line. */
export const slope = [
  example('slope', Slope, (locale) => ({ ...lines(locale), onpress: () => undefined })),
  example('slope-390', Slope, (locale) => ({ ...lines(locale), frame: { width: 340, height: 300 } }))
];
