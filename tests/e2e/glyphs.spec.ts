import { readdirSync, readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { downloaded, open, pick, settled } from './app';
import { cutWords, deckTitled, drawings, expectOwnGlyphs, likeness, pictured, rare } from './glyphs';
import { expect, test } from './test';

/** The last of Extension H: no font that anybody has holds it, nor does ours. */
const unheard = '\u{323AF}';

/** Opens the briefing with one slide, which has this title. */
async function titled(page: Page, title: string): Promise<void> {
  await open(page, 'briefing');
  await pick(page, { name: 'deck.json', content: deckTitled(title) });
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
    const like = await page.evaluate(likeness, pictured(bytes, type, svg.toString()));
    expectOwnGlyphs(like, type);
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
  // a space of another font is of another width: words would end where nobody has measured
  const characters = [...new Set(found.drawn)].filter((character) => /[\S ]/.test(character));
  expect(characters).toContain(' ');
  expect(found.said.sort()).toEqual(characters.sort());
  for (const family of found.families) expect(family).toMatch(/^"Noto Sans SC Variable", /);
  expect(markup.length, 'bytes of a cover with few words').toBeLessThan(100_000);
});

test('no word of a chart or slide of the gallery is cut at the edge of its picture', async ({ page }) => {
  const svgs = ['tests/gallery/snapshots', 'tests/gallery/slides/pictures'].flatMap((folder) =>
    readdirSync(folder).map((name): [string, string] => [name, readFileSync(`${folder}/${name}`, 'utf8')])
  );
  expect(svgs.length).toBeGreaterThan(200);
  await open(page, 'data');
  expect(await page.evaluate(cutWords, drawings(svgs))).toEqual([]);
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
  await page.getByRole('alert').getByRole('button', { name: '关闭' }).click();
  await press(page, 'print');
  await expect(page.getByRole('alert')).toContainText(`在本机和随带字体中都没有字形：${unheard}`);
  await expect(page.locator('.printed-slides')).toHaveCount(0);
});

for (const [what, format] of [
  ['picture', 'png'],
  ['sheet', 'print']
] as const) {
  test(`no ${what} leaves whose glyphs the browser did not decode: it would have boxes for words`, async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => Object.assign(window, { hasPrinted: true });
    });
    await titled(page, rare.join(''));
    await page.evaluate(() => (window.btoa = () => 'AAAA'));
    await press(page, format);
    await expect(page.getByRole('alert')).toContainText('浏览器没有画出这张图');
    expect(await page.evaluate(() => 'hasPrinted' in window)).toBe(false);
  });
}

test.describe('where a part of the page is missing', () => {
  test.use({ allowed: [/net::ERR_FAILED/] });

  test('an SVG whose glyphs cannot be cut says which file it needs, and nothing leaves', async ({ page }) => {
    await page.route(/harfbuzz-subset[^/]*\.wasm$/, (route) => route.abort());
    await titled(page, '工会');
    await press(page, 'svg');
    await expect(page.getByRole('alert')).toContainText('随带的中文字体没有取到（harfbuzz-subset.wasm）');
  });

  test('a slide that cannot be drawn says why in its place, and no picture of another stands there', async ({
    page
  }) => {
    await open(page, 'briefing');
    const place = page.getByRole('region', { name: '幻灯片' });
    await expect(place.getByRole('img')).toHaveCount(1);
    await page.route(/rare-\d+[^/]*\.woff2$/, (route) => route.abort());
    await titled(page, rare.join(''));
    await expect(place.getByRole('status')).toContainText('随带的中文字体没有取到（rare-');
    await expect(place.getByRole('img')).toHaveCount(0);
  });
});
