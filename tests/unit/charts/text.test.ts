import { describe, expect, test } from 'vitest';
import { looks } from '../../../src/lib/charts/appearance';
import { textWidth, truncate, wrapText } from '../../../src/lib/charts/text/textWidth';
import { nearWords } from '../../../src/lib/charts/legend/near';
import { theme } from '../../../src/lib/charts/theme';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';

describe('text', () => {
  test('textWidth(text, size) counts a Chinese character as 1 em', () => {
    expect(textWidth('孝南区', 12)).toBe(36);
  });

  test('truncate(text, size, width) cuts with an ellipsis only what is too wide', () => {
    expect(truncate('孝南区', 12, 36)).toBe('孝南区');
    expect(truncate('双峰山旅游度假区', 12, 60)).toBe('双峰山旅…');
  });

  test('wrapText(text, size, width) breaks Latin at spaces and Chinese anywhere, and loses no character', () => {
    expect(wrapText('Collective contracts', 12, 70)).toEqual(['Collective', 'contracts']);
    expect(wrapText('集体合同建制率', 12, 48)).toEqual(['集体合同', '建制率']);
    expect(wrapText('建会 → 建制 – 95%', 12, 1000)).toEqual(['建会 → 建制 – 95%']);
  });
});

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5]
      .map((i) => parseInt(colour.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('colours', () => {
  test.each(Object.entries(looks))('%s can be read on its papers and on the card: AA, 4.5 : 1', (_, look) => {
    expect(contrast(look.ink, look.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(look.ink, theme.card)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(look.groundInk, look.ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('every ink reads on card, page and emphasis', () => {
    for (const ink of [theme.ink, theme.ink2, theme.ink3])
      for (const paper of [theme.card, '#fbfaf8', theme.emphasis])
        expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });

  test('the grounds of a map differ in lightness, so that a copier keeps them apart', () => {
    expect(contrast(looks.reached.ground, looks.near.ground)).toBeGreaterThan(1.1);
    expect(contrast(looks.near.ground, looks.below.ground)).toBeGreaterThan(1.4);
  });
});

test.each([
  ['zh-CN', 0.1, '接近：距目标不超过目标值的一成'],
  ['zh-CN', 0.15, '接近：距目标不超过目标值的 15%'],
  ['en', 0.1, 'near: misses the target by a tenth of it at most'],
  ['en', 0.125, 'near: misses the target by 12.5% of it at most']
] as const)('nearWords in %s of %f: %s', (locale, near, words) => {
  const before = getLocale;
  overwriteGetLocale(() => locale);
  expect(nearWords(near)).toBe(words);
  overwriteGetLocale(before);
});
