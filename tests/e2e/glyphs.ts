import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** Of names of places and persons: Extension A, the BMP, and beyond it. */
export const rare = [...'㐀湨㛃䶮龘𠮷𣲗𤩽𫖯𬱖'];

const common = 'node_modules/@fontsource-variable/noto-sans-sc';
const ranges = (path: string) => Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
const isIn = (range: string, code: number) =>
  range.split(',').some((one) => {
    const [first, last] = one.trim().slice(2).split('-');
    return code >= parseInt(first!, 16) && code <= parseInt(last ?? first!, 16);
  });
const slice = (name: string) =>
  readFileSync(`${common}/files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`);

/** The file of the bundled font in which a character stands, found without the page. */
function fontOf(character: string): Buffer {
  const holds = ([, range]: [string, string]) => isIn(range, character.codePointAt(0)!);
  const [own] = ranges('data/fonts/rare.json').find(holds) ?? [];
  if (own) return readFileSync(`data/fonts/${own}`);
  return slice(ranges(`${common}/unicode.json`).find(holds)![0]);
}

/** The slices of the bundled font that these characters need. */
function slicesOf(characters: ReadonlySet<string>): { base64: string; range: string }[] {
  const codes = [...characters].map((character) => character.codePointAt(0)!);
  return ranges(`${common}/unicode.json`)
    .filter(([, range]) => codes.some((code) => isIn(range, code)))
    .map(([name, range]) => ({ base64: slice(name).toString('base64'), range }));
}

/** Pictures by their names, for `cutWords`. */
export const drawings = (svgs: [name: string, svg: string][]) => ({
  svgs,
  slices: slicesOf(new Set(svgs.flatMap(([, svg]) => [...svg])))
});

/**
 * Runs in a page: words that reach over the left or right edge of their picture, or of the chart in it, by more than the 1.5 px that
 * rounding and the side of a letter come to; drawn with the bundled font, whatever the machine has.
 */
export async function cutWords({ svgs, slices }: ReturnType<typeof drawings>): Promise<string[]> {
  const family = 'Bundled';
  const loading = slices.map(({ base64, range }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new FontFace(family, bytes, { weight: '100 900', unicodeRange: range }).load();
  });
  for (const face of await Promise.all(loading)) document.fonts.add(face);
  const found: string[] = [];
  for (const [name, svg] of svgs) {
    const place = document.createElement('div');
    place.innerHTML = svg.replace(/font-family="[^"]*"/g, `font-family="${family}"`);
    document.body.replaceChildren(place);
    for (const text of place.querySelectorAll('text')) {
      const { left, right } = text.getBoundingClientRect();
      for (let frame = text.ownerSVGElement; frame; frame = frame.ownerSVGElement) {
        const { a, e } = frame.getScreenCTM()!;
        const over = Math.max(e - left, right - (e + a * frame.viewBox.baseVal.width));
        if (right > left && over > 1.5) found.push(`${name}: ${text.textContent} (${over.toFixed(1)} px)`);
      }
    }
  }
  return found;
}

/** A deck of one slide, which has this title. */
export const deckTitled = (title: string) => {
  const slides = [{ id: 'cover', figure: { kind: 'cover' }, title }];
  return JSON.stringify({ version: 1, name: 'names', label: { zh: '名字', en: 'Names' }, slides });
};

interface Pictured {
  base64: string;
  type: string;
  svg: string;
  rare: string[];
  /** of each rare character, base64 */
  fonts: string[];
}

/** A picture of a slide whose title is the rare characters, for `likeness`, and the SVG that it was drawn from. */
export const pictured = (bytes: Uint8Array, type: string, svg: string): Pictured => ({
  base64: Buffer.from(bytes).toString('base64'),
  type,
  svg,
  rare,
  fonts: rare.map((character) => fontOf(character).toString('base64'))
});

/**
 * Runs in a page: how like the outlines of the bundled font the characters of a picture's title are: of each the correlation of its
 * square with its own outline (1: the same), and whether any other outline, or a box, is as like.
 */
export async function likeness({
  base64,
  type,
  svg,
  rare,
  fonts
}: Pictured): Promise<{ character: string; own: number; other: number }[]> {
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const drawn = [...new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('text')];
  const line = drawn.find(({ textContent }) => textContent.includes(rare[0]!))!;
  const number = (name: string) => Number(line.getAttribute(name));
  const [x, y, size] = [number('x'), number('y'), number('font-size')];
  const weight = line.getAttribute('font-weight') ?? '400';
  const square = (draw: (context: OffscreenCanvasRenderingContext2D) => void) => {
    const context = new OffscreenCanvas(Math.ceil(size), Math.ceil(size * 1.3)).getContext('2d', {
      willReadFrequently: true
    })!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    draw(context);
    const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
    return Array.from({ length: data.length / 4 }, (_, pixel) => 255 - data[pixel * 4 + 1]!);
  };
  const seen = rare.map((_, at) =>
    square((context) => context.drawImage(image, -(x + at * size), -(y - size), 1920, 1080))
  );
  URL.revokeObjectURL(url);
  const known = await Promise.all(
    fonts.map(async (font, at) => {
      const face = new FontFace(`Known ${at}`, bytesOf(font), { weight: '100 900' });
      document.fonts.add(await face.load());
      const outline = square((context) => {
        context.font = `${weight} ${size}px "Known ${at}"`;
        context.fillStyle = '#1b1f24';
        context.fillText(rare[at]!, 0, size);
      });
      document.fonts.delete(face);
      return outline;
    })
  );
  const box = square((context) => context.strokeRect(size * 0.1, size * 0.15, size * 0.8, size));
  const correlation = (a: number[], b: number[]) => {
    const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
    const [meanA, meanB] = [mean(a), mean(b)];
    const product = (c: number[], d: number[], meanC: number, meanD: number) =>
      c.reduce((sum, one, at) => sum + (one - meanC) * (d[at]! - meanD), 0);
    return product(a, b, meanA, meanB) / Math.sqrt(product(a, a, meanA, meanA) * product(b, b, meanB, meanB)) || 0;
  };
  return rare.map((character, at) => ({
    character,
    own: correlation(seen[at]!, known[at]!),
    other: Math.max(...[...known.filter((_, place) => place !== at), box].map((one) => correlation(seen[at]!, one)))
  }));
}

/** Each character of a picture is its own outline, and no other and no box is as like. */
export function expectOwnGlyphs(like: Awaited<ReturnType<typeof likeness>>, type: string): void {
  expect(like.length).toBe(rare.length);
  for (const { character, own, other } of like) {
    expect(own, `${character} in ${type}`).toBeGreaterThan(0.8);
    expect(other, `${character} in ${type}: no other character and no box looks like it`).toBeLessThan(own - 0.2);
  }
}
