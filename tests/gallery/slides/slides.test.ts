import { mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { afterAll, describe, expect, test } from 'vitest';
import { looks, type Appearance } from '../../../src/lib/charts/appearance';
import type { Said } from '../../../src/lib/decks/told';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { slideShapes, slideSizes } from '../../../src/lib/slides/slideSizes';
import { inGrey, slideThemes } from '../../../src/lib/slides/slideThemes';
import type { Locale } from '../example';
import { drawnSlides, toldDecks } from './drawn';

const original = getLocale;
afterAll(() => overwriteGetLocale(original));

const [union, plain] = slideThemes as [(typeof slideThemes)[number], (typeof slideThemes)[number]];
const told = new Map<Locale, ReturnType<typeof toldDecks>>();

/** Both decks, in a language. */
function toldIn(locale: Locale) {
  overwriteGetLocale(() => locale);
  const known = told.get(locale) ?? toldDecks();
  told.set(locale, known);
  return known;
}

/** A slide of each kind, the first of its kind in the decks. */
const kinds = (decks: Awaited<ReturnType<typeof toldDecks>>): Said[] => {
  const slides = decks.flatMap((deck) => deck.slides);
  return slides.filter(({ figure }, at) => slides.findIndex((one) => one.figure.spec.kind === figure.spec.kind) === at);
};

const folder = 'tests/gallery/slides/pictures';
const lines = (svg: string) => svg.replace(/></g, '>\n<') + '\n';

/** What a slide looks like now and did before, side by side where a person finds them. */
function keep(name: string, svg: string): void {
  const before = `${folder}/${name}.svg`;
  if (!existsSync(before) || readFileSync(before, 'utf8') === svg) return;
  mkdirSync('test-results/slides', { recursive: true });
  writeFileSync(`test-results/slides/${name}.before.svg`, readFileSync(before));
  writeFileSync(`test-results/slides/${name}.now.svg`, svg);
}

describe.each(['zh-CN', 'en'] as const)('slides in %s', (locale) => {
  test.each(slideShapes)('every kind of slide looks as it did when a person last looked: %s', async (shape) => {
    const slides = kinds(await toldIn(locale));
    expect(slides.length).toBeGreaterThan(12);
    const drawn = await drawnSlides(slides, shape, union);
    const pictures = slides.map(
      ({ figure }, at) => [`${figure.spec.kind}-${shape}.${locale}`, lines(drawn[at]!)] as const
    );
    for (const [name, svg] of pictures) keep(name, svg);
    for (const [name, svg] of pictures) await expect(svg).toMatchFileSnapshot(`pictures/${name}.svg`);
  });

  test('for a copier the same slides stand there without hue, beside a bar of their own', async () => {
    const slides = kinds(await toldIn(locale));
    const [coloured, grey] = [await drawnSlides(slides, 'wide', union), await drawnSlides(slides, 'wide', plain)];
    expect(grey).toEqual(coloured.map((svg) => inGrey(svg.replaceAll(union.accent, plain.accent))));
    for (const svg of grey) {
      for (const [, red, green, blue] of svg.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b/g))
        expect([red, green, blue]).toEqual([red, red, red]);
    }
  });

  test.each(slideShapes)(
    'the shortfalls that the title of the rankings names are drawn beside its area: %s',
    async (shape) => {
      const { slides } = (await toldIn(locale)).find(({ deck }) => deck === 'city')!;
      const ranked = slides.filter(({ figure }) => figure.spec.kind === 'ranked');
      const [svg] = await drawnSlides(ranked, shape, union);
      const { words } = textsOf(svg!);
      for (const lacking of ['194', '41', '373'])
        expect(
          words.some(({ text, isChart }) => isChart && new RegExp(`(^|还差 )${lacking}( |$)`).test(text)),
          lacking
        ).toBe(true);
    }
  );

  test.each(slideShapes)('31 areas can be read from the last row in a ranking and a matrix: %s', async (shape) => {
    overwriteGetLocale(() => locale);
    const [rule] = await toldDecks('census2004');
    const slides = rule!.slides.filter(({ figure }) => ['bars', 'matrix'].includes(figure.spec.kind));
    expect(slides).toHaveLength(2);
    for (const svg of await drawnSlides(slides, shape, union)) {
      const { words, outside } = textsOf(svg);
      expect(outside).toEqual([]);
      // below 20 px a slide says that its words are too small
      expect(Math.min(...words.map(({ px }) => px))).toBeGreaterThanOrEqual(20);
    }
  });

  test.each(slideShapes)(
    'words of a chart are at least 24 px, those of the foot 20 px, on every slide: %s',
    async (shape) => {
      const small: string[] = [];
      for (const { deck, slides } of await toldIn(locale)) {
        const drawn = await drawnSlides(slides, shape, union);
        drawn.forEach((svg, at) => {
          const { words, outside } = textsOf(svg);
          expect(words.length).toBeGreaterThan(0);
          const place = `${deck} ${at + 1} ${slides[at]!.figure.spec.kind}`;
          small.push(...outside.map((text) => `${place}: “${text}” leaves the slide`));
          for (const { text, px, isChart } of words)
            if (px < (isChart ? 24 : 20)) small.push(`${place}: “${text}” is ${px.toFixed(1)} px`);
        });
      }
      expect(small).toEqual([]);
    }
  );
});

/** What a sign's glyph must stand beside somewhere in the chart. */
const meanings: Record<Locale, [Appearance, RegExp][]> = {
  'zh-CN': [
    ['reached', /^达标/],
    ['near', /^接近/],
    ['below', /^未达标/],
    ['undecided', /^(与目标无明显差别|差别不能判定)/],
    ['hidden', /^保护个人/]
  ],
  en: [
    ['reached', /^reached/],
    ['near', /^near/],
    ['below', /^below/],
    ['undecided', /^no (clear )?difference/],
    ['hidden', /^hidden/]
  ]
};

test.each(slideShapes)('each sign that a slide draws is explained on it: %s', async (shape) => {
  const unexplained: string[] = [];
  let signs = 0;
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const { deck, slides } of await toldIn(locale)) {
      const drawn = await drawnSlides(slides, shape, union);
      drawn.forEach((svg, at) => {
        const words = textsOf(svg).words.filter(({ isChart }) => isChart);
        for (const [appearance, meaning] of meanings[locale]) {
          const { glyph, character } = looks[appearance];
          const isDrawn = svg.includes(`d="${glyph}"`) || words.some(({ text }) => text === character);
          if (!isDrawn) continue;
          signs++;
          if (!words.some(({ text }) => meaning.test(text)))
            unexplained.push(`${locale} ${deck} ${at + 1} ${slides[at]!.figure.spec.kind}: ${character}`);
        }
      });
    }
  }
  expect(signs).toBeGreaterThan(50);
  expect(unexplained).toEqual([]);
});

test('a method slide has every definition whole', async () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const { slides } of await toldIn(locale)) {
      for (const shape of slideShapes) {
        const methods = slides.filter(({ figure }) => figure.spec.kind === 'method');
        const drawn = await drawnSlides(methods, shape, union);
        methods.forEach(({ figure }, at) => {
          const said = textsOf(drawn[at]!)
            .words.map(({ text }) => text.replaceAll(/\s/g, ''))
            .join('');
          for (const [, definition] of figure.table.rows)
            for (const part of String(definition).split(/[\s（）()，,]+/)) expect(said).toContain(part);
        });
      }
    }
  }
});

interface Word {
  text: string;
  /** px of the slide */
  px: number;
  isChart: boolean;
}

/** Every text of a slide with its size, and those whose first sign stands outside it. */
function textsOf(svg: string): { words: Word[]; outside: string[] } {
  const { root } = parseXml(svg);
  const words: Word[] = [];
  const outside: string[] = [];
  const [width, height] = [Number(root!.attributes['width']), Number(root!.attributes['height'])];
  walk(root!, { scale: 1, x: 0, y: 0, size: 16, isChart: false });
  return { words, outside };

  function walk(element: XmlElement, above: { scale: number; x: number; y: number; size: number; isChart: boolean }) {
    const { attributes } = element;
    const transform = attributes['transform'] ?? '';
    const [, dx = '0', dy = '0'] = /translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)/.exec(transform) ?? [];
    const [, factor = '1'] = /scale\((-?[\d.]+)\)/.exec(transform) ?? [];
    const at = {
      x: above.x + Number(dx) * above.scale,
      y: above.y + Number(dy) * above.scale,
      scale: above.scale * Number(factor),
      size: Number(attributes['font-size'] ?? above.size),
      isChart: above.isChart || attributes['data-chart'] !== undefined
    };
    if (element.name === 'text') {
      const text = element.text.trim();
      if (text === '') return;
      words.push({ text, px: at.size * at.scale, isChart: at.isChart });
      const x = at.x + Number(attributes['x'] ?? 0) * at.scale;
      const y = at.y + Number(attributes['y'] ?? 0) * at.scale;
      if (x < 0 || y < 0 || x > width || y > height) outside.push(text);
      return;
    }
    for (const child of element.children) if (child.type === 'element') walk(child as XmlElement, at);
  }
}

test('the sizes that this test reads are those that are drawn', () => {
  const svg = `<svg width="100" height="100"><g transform="translate(10 10) scale(2)" data-chart=""><svg font-size="12"><text x="5" y="5">a</text><g font-size="9"><text x="60" y="5">b</text></g></svg></g></svg>`;
  expect(textsOf(svg)).toEqual({
    words: [
      { text: 'a', px: 24, isChart: true },
      { text: 'b', px: 18, isChart: true }
    ],
    outside: ['b']
  });
  expect(slideSizes.wide).toEqual({ width: 1920, height: 1080 });
});
