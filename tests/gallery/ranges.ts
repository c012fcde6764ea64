import Ranges from '../../src/lib/charts/ranges/Ranges.svelte';
import { outcomeOf, silenceOf } from '../../src/lib/estimates/silence';
import { example, type Locale } from './example';
import { made, unionised } from './made';

const subject = (locale: Locale) => {
  const words = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const rows = [
    [words('建会率', 'Units with a union'), 0.78, 40],
    [words('集体合同建制率', 'Collective contract'), 0.9, 90],
    [words('职代会建制率', "Workers' congress"), 0.97, 10],
    [words('厂务公开率', 'Open affairs'), null, 0]
  ] as const;
  return {
    rows: rows.map(([label, value, silent]) => {
      const indicator = { ...unionised(locale), label, short: label };
      const estimate = made(indicator, 'a1', value);
      const silence = silenceOf(estimate, { blank: 0, silent });
      return {
        key: label,
        indicator,
        estimate,
        silence,
        outcome: silence && outcomeOf(silence, indicator.target),
        sentence: label
      };
    }),
    label: words('未报单位会不会翻盘', 'Could silent units turn it'),
    frame: { width: 1000, height: 200 }
  };
};

/** What stays under its target whatever the silent are, what they could turn, what stays at it, and what was not reported. */
export const ranges = [
  example('ranges', Ranges, (locale) => ({ ...subject(locale), onpress: () => undefined })),
  example('ranges-390', Ranges, (locale) => ({ ...subject(locale), frame: { width: 340, height: 200 } }))
];
