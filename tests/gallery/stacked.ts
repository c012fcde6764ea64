import Stacked from '../../src/lib/charts/stacked/Stacked.svelte';
import { formatCount, formatValue } from '../../src/lib/i18n/format';
import { example, type Locale } from './example';
import { areas, made, unionised } from './made';

const words = (locale: Locale, zh: string, en: string) => (locale === 'en' ? en : zh);

const parts = (locale: Locale) => {
  const indicator = unionised(locale);
  return {
    heads: [
      words(locale, '单独建会', 'Union of its own'),
      words(locale, '联合基层工会', 'Joint union'),
      words(locale, '筹建中', 'Being set up'),
      words(locale, '未建立', 'None')
    ],
    bars: areas(locale)
      .slice(0, 6)
      .map((area, at) => {
        const shares = at === 2 ? [null, null, null, null] : [0.5 - at / 20, 0.2, at === 3 ? 0 : 0.03, 0.27 + at / 20];
        const sum = shares.reduce<number>((a, b) => a + (b ?? 0), 0);
        return {
          key: area.code,
          label: area.label,
          isStrong: at === 0,
          n: at === 2 ? '' : formatCount(900 - 120 * at),
          parts: shares.map((share, head) => ({
            head,
            estimate: made(indicator, area.code, share, share === null ? { state: 'hidden' } : {}),
            share: share === null ? null : share / sum,
            text: share === null ? '' : formatValue(share / sum, 'percent'),
            sentence: `${area.label} ${head}`,
            mark: share === null ? null : `${area.code} ${head}`
          }))
        };
      }),
    label: words(locale, '建会形式', 'Form of the union'),
    frame: { width: 900, height: 260 }
  };
};

/** Bars of one length; a part that is too small says its number when it is pressed; of which nothing may be said, why. */
export const stacked = [
  example('stacked', Stacked, (locale) => ({ ...parts(locale), onpress: () => undefined })),
  example('stacked-390', Stacked, (locale) => ({ ...parts(locale), frame: { width: 340, height: 260 } }))
];
