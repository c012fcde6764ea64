import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { downloaded, open, pick, settled } from './app';
import { expect, test } from './test';

/** Of names of places and persons: Extension A, the BMP, and beyond it. */
const rare = [...'㐀湨㛃䶮龘𠮷𣲗𤩽𫖯𬱖'];
/** The last of Extension H: no font that anybody has holds it, nor does ours. */
const unheard = '\u{323AF}';

const common = 'node_modules/@fontsource-variable/noto-sans-sc';
const ranges = (path: string) => Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
/** The file of the bundled font in which a character stands, found without the page. */
function fontOf(character: string): Buffer {
  const code = character.codePointAt(0)!;
  const holds = ([, range]: [string, string]) =>
    range.split(',').some((one) => {
      const [first, last] = one.trim().slice(2).split('-');
      return code >= parseInt(first!, 16) && code <= parseInt(last ?? first!, 16);
    });
  const [own] = ranges('data/fonts/rare.json').find(holds) ?? [];
  if (own) return readFileSync(`data/fonts/${own}`);
  const [name] = ranges(`${common}/unicode.json`).find(holds)!;
  return readFileSync(`${common}/files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`);
}

/** Opens the briefing with one slide, which has this title. */
async function titled(page: Page, title: string): Promise<void> {
  await open(page, 'briefing');
  const slides = [{ id: 'cover', figure: { kind: 'cover' }, title }];
  const deck = { version: 1, name: 'names', label: { zh: '名字', en: 'Names' }, slides };
  await pick(page, { name: 'deck.json', content: JSON.stringify(deck) });
  await expect(page.getByRole('navigation', { name: '幻灯片' }).getByRole('button')).toHaveCount(1);
}

async function press(page: Page, format: string): Promise<void> {
  await settled(page);
  await page.getByRole('button', { name: '导出…' }).click();
  await page.getByRole('combobox', { name: '格式' }).selectOption(format);
  await page.getByRole('button', { name: '核对无误，导出' }).click();
}

/** The one picture of a deck that leaves. */
async function picture(page: Page, format: string): Promise<Buffer> {
  const file: Download = await downloaded(page, () => press(page, format));
  const [bytes] = Object.values(unzipSync(new Uint8Array(readFileSync(await file.path()))));
  return Buffer.from(bytes!);
}

/**
 * How like the outlines of the bundled font the characters of a picture's title are: of each the correlation of its square with
 * its own outline (1: the same), and whether any other outline, or a box, is as like.
 */
function likeness(
  page: Page,
  bytes: Buffer,
  type: string,
  svg: string
): Promise<{ character: string; own: number; other: number }[]> {
  const fonts = rare.map((character) => fontOf(character).toString('base64'));
  return page.evaluate(
    async ({ base64, type, svg, rare, fonts }) => {
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
    },
    { base64: bytes.toString('base64'), type, svg, rare, fonts }
  );
}

test('rare characters leave as their own glyphs: the pixels of PNG and SVG are the outlines of the bundled font', async ({
  page
}) => {
  await titled(page, rare.join(''));
  const svg = await picture(page, 'svg');
  const png = await picture(page, 'png');
  for (const [bytes, type] of [
    [png, 'image/png'],
    [svg, 'image/svg+xml']
  ] as const) {
    const like = await likeness(page, bytes, type, svg.toString());
    expect(like.length).toBe(rare.length);
    for (const { character, own, other } of like) {
      expect(own, `${character} in ${type}`).toBeGreaterThan(0.8);
      expect(other, `${character} in ${type}: no other character and no box looks like it`).toBeLessThan(own - 0.2);
    }
  }
});

test('an SVG carries the glyphs that it draws and no others, and is drawn with them on any machine', async ({
  page
}) => {
  await titled(page, rare.join(''));
  const markup = (await picture(page, 'svg')).toString();
  const found = await page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    const drawn = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent).join('');
    const style = svg.querySelector('style')!.textContent;
    const said = [...style.matchAll(/unicode-range:([^;]+);/g)].flatMap(([, range]) =>
      range!.split(',').flatMap((one) => {
        const [first, last] = one
          .slice(2)
          .split('-')
          .map((hex) => parseInt(hex, 16));
        return Array.from({ length: (last ?? first!) - first! + 1 }, (_, at) => String.fromCodePoint(first! + at));
      })
    );
    const families = [...svg.querySelectorAll('[font-family]')].map((one) => one.getAttribute('font-family')!);
    return { drawn, said, families };
  }, markup);
  const characters = [...new Set(found.drawn)].filter((character) => /\S/.test(character));
  expect(found.said.sort()).toEqual(characters.sort());
  for (const family of found.families) expect(family).toMatch(/^"Noto Sans SC Variable", /);
  expect(markup.length, 'bytes of a cover with few words').toBeLessThan(100_000);
});

test('a character that the bundled font does not have is named, and no picture leaves without it', async ({ page }) => {
  await titled(page, `工会${unheard}`);
  await press(page, 'svg');
  await expect(page.getByRole('alert')).toContainText(
    `不在随带的字体中，放不进 SVG，换一台电脑可能显示不出：${unheard}`
  );
  await page.getByRole('alert').getByRole('button', { name: '关闭' }).click();
  await press(page, 'png');
  await expect(page.getByRole('alert')).toContainText(`在本机和随带字体中都没有字形：${unheard}`);
});

test.describe('where a part of the page is missing', () => {
  test.use({ allowed: [/net::ERR_FAILED/] });

  test('an SVG whose glyphs cannot be cut says which file it needs, and nothing leaves', async ({ page }) => {
    await page.route(/harfbuzz-subset[^/]*\.wasm$/, (route) => route.abort());
    await titled(page, '工会');
    await press(page, 'svg');
    await expect(page.getByRole('alert')).toContainText('随带的中文字体没有取到（harfbuzz-subset.wasm）');
  });
});
