import { afterEach, describe, expect, test } from 'vitest';
import { textWidth } from '../../../../src/lib/charts/text/textWidth';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import type { Caption } from '../../../../src/lib/slides/caption';
import { officeWords } from '../../../../src/lib/slides/deck/officeWords';
import { slideLayout } from '../../../../src/lib/slides/slideLayout';
import { slideShapes, slideSizes } from '../../../../src/lib/slides/slideSizes';
import { slideThemes } from '../../../../src/lib/slides/slideThemes';
import { wrap } from '../../../../src/lib/slides/wrap';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

const caption: Caption = {
  title: 'The largest shortfall (counties and districts) is Membership (all employees) in Dawu at 67.4%',
  subtitle: 'Shortfalls in people: counties and districts, 2014 (as of 30 September 2014)',
  sentence:
    'Units that meet all three coverages: 2,753 of 6,467 units (42.6%), up 5.8 percentage points from 2013, with its areas together 1,152 units short of the provisional target of 60%.',
  definition: 'units with a union ÷ operating units',
  brief: null,
  n: null,
  source: 'a city union',
  simulated: true,
  date: '2 December 2014',
  notes: [],
  code: 'K7F2-0931'
};

describe.each(slideShapes)('officeWords(caption, part, layout, size) of %s', (shape) => {
  const size = slideSizes[shape];
  const parts = ['title', 'subtitle', 'sentence'] as const;

  test.each(slideThemes.map((theme) => [theme.id, theme] as const))(
    'stand beside the badge and the logo: %s',
    (_, theme) => {
      overwriteGetLocale(() => 'en');
      const layout = slideLayout(caption, size, theme);
      const { badge, logo } = layout;
      for (const part of parts) {
        const words = officeWords(caption, part, layout, size)!;
        for (const box of [badge!, logo].filter((one) => one !== null)) {
          const isBeside = words.y < box.y + box.height && words.y + words.size > box.y;
          if (isBeside) expect(words.x + words.width, part).toBeLessThan(box.x);
        }
        expect(words.x + words.width).toBeLessThanOrEqual(size.width - 20);
      }
    }
  );

  test('need no more lines than the picture has, in words 15 % wider, and stay readable', () => {
    overwriteGetLocale(() => 'en');
    const layout = slideLayout(caption, size, slideThemes[0]);
    for (const part of parts) {
      const words = officeWords(caption, part, layout, size)!;
      const lines = layout.lines.filter((line) => line.part === part);
      const set = wrap(words.text, words.width, words.size * 1.15, words.bold);
      expect(set.length, part).toBeLessThanOrEqual(lines.length);
      for (const line of set) expect(textWidth(line, words.size * 1.15)).toBeLessThanOrEqual(words.width);
      expect(words.size, part).toBeGreaterThanOrEqual(20);
    }
  });

  test('null where a slide has no such words', () => {
    const wordless = { ...caption, sentence: '' };
    expect(officeWords(wordless, 'sentence', slideLayout(wordless, size), size)).toBeNull();
  });
});
