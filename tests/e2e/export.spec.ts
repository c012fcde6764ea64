import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { figure, open, twin } from './app';
import { expect, test } from './test';

/** Takes something from a figure's menu. @returns the file and its name */
async function take(page: Page, name: string | RegExp, takeaway: string): Promise<{ bytes: Buffer; name: string }> {
  await figure(page, name)
    .getByRole('button', { name: /导出菜单|Export menu/ })
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: takeaway }).click();
  const file = await download;
  return { bytes: readFileSync(await file.path()), name: file.suggestedFilename() };
}

/** Width, height and text chunks, read from the bytes. */
function readPng(bytes: Buffer): { width: number; height: number; text: Record<string, string> } {
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const text: Record<string, string> = {};
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.subarray(at + 4, at + 8).toString() === 'iTXt') {
      const end = body.indexOf(0);
      text[body.subarray(0, end).toString()] = body.subarray(end + 5).toString();
    }
    at += 12 + length;
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), text };
}

/** How many kinds of glyph stand in a strip of the image: squares of 54 px that differ in their dark pixels. */
async function glyphsIn(page: Page, png: Buffer, strip: { x: number; y: number; count: number }): Promise<number> {
  return page.evaluate(
    async ({ base64, x, y, count }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const kinds = new Set<string>();
      for (let square = 0; square < count; square++) {
        const { data } = context.getImageData(x + square * 54, y, 54, 60);
        kinds.add(
          [...data]
            .filter((_, index) => index % 4 === 0)
            .map((red) => (red < 128 ? '#' : '.'))
            .join('')
        );
      }
      return kinds.size;
    },
    { base64: png.toString('base64'), ...strip }
  );
}

test('every figure is taken as a slide of 1920 x 1080, with its origin inside and Chinese glyphs drawn', async ({
  page
}) => {
  await open(page);
  for (const name of ['建会率', '地区 × 指标', '建会率分布', /^建会 → 建制 → 建家/]) {
    const { bytes, name: fileName } = await take(page, name, '图片 PNG（1920 × 1080）');
    const { width, height, text } = readPng(bytes);
    expect([width, height]).toEqual([1920, 1080]);
    expect(fileName).toMatch(/^孝感市基层工会大调研_2014_.+_模拟数据\.png$/);
    expect(text['Title']).not.toBe('');
    expect(text['Source']).toContain('模拟数据');
    expect(text['Survey']).toBe('xiaogan');
    expect(text['Tables']).toMatch(/unit_[0-9a-f]{16}/);
    expect(await glyphsIn(page, bytes, { x: 130, y: 80, count: 12 }), 'kinds of glyph in the title').toBeGreaterThan(6);
  }
});

test('the same slide is taken at 3840 x 2160, and shows the view that was chosen', async ({ page }) => {
  await open(page, '?a=420922&i=S01');
  const { bytes } = await take(page, '服务站点单位覆盖率', '图片 PNG（3840 × 2160）');
  const { width, height, text } = readPng(bytes);
  expect([width, height]).toEqual([3840, 2160]);
  expect(text['View']).toContain('a=420922');
  expect(text['Indicators']).toBe('S01');
});

test('the SVG says title, unit, 口径, n, wave, source, 模拟数据 and date, and holds no script', async ({ page }) => {
  await open(page);
  const svg = (await take(page, '建会率', '矢量图 SVG')).bytes.toString();
  const parsed = await page.evaluate((markup) => {
    const document = new DOMParser().parseFromString(markup, 'image/svg+xml');
    return {
      broken: document.querySelectorAll('parsererror').length,
      scripts: document.querySelectorAll('script, foreignObject').length,
      handlers: [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(({ name }) => name.startsWith('on'))
      ).length,
      words: [...document.querySelectorAll('text')].map((text) => text.textContent).join('\n')
    };
  }, svg);
  expect([parsed.broken, parsed.scripts, parsed.handlers]).toEqual([0, 0, 0]);
  for (const words of [
    '建会率',
    '%',
    '2014年',
    '9月30日',
    '口径',
    '正常经营单位',
    '6,552',
    '来源',
    '模拟数据',
    '目标'
  ]) {
    expect(parsed.words).toContain(words);
  }
  expect(parsed.words).toMatch(/20\d\d年\d+月\d+日/);
});

test('the CSV has a BOM, the columns of the contract and the numbers of the table twin', async ({ page }) => {
  await open(page);
  const csv = (await take(page, '建会率', '数据 CSV')).bytes.toString();
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  const [head, ...lines] = csv.slice(1).trim().split('\r\n');
  expect(head).toBe(
    'survey,wave,indicator,area,n,numerator,denominator,value,lower,upper,target,gap,missing,not_asked,state'
  );
  expect(lines).toHaveLength(24);
  const county = lines.find((line) => line.startsWith('xiaogan,2014,O01,420922,'))!.split(',');
  const shown = await twin(page, '建会率', '大悟县', /^建会率/);
  expect((Number(county[7]) * 100).toFixed(1)).toBe(shown);
  expect(Number(county[7])).toBeCloseTo(Number(county[5]) / Number(county[6]), 12);
  expect(await twin(page, '建会率', '大悟县', '分子')).toBe(county[5]);
});

test('the SQL behind a figure is shown as one SELECT a table, with its tables by name', async ({ page }) => {
  await open(page);
  await figure(page, '建会率')
    .getByRole('button', { name: /导出菜单/ })
    .click();
  await page.getByRole('menuitem', { name: '查看 SQL' }).click();
  const dialog = page.getByRole('dialog');
  const sql = await dialog.getByRole('textbox').inputValue();
  expect(sql).toMatch(/^SELECT/);
  expect(sql).toMatch(/"unit_[0-9a-f]{16}"/);
  expect(sql).toContain('GROUPING SETS');
  expect(sql.match(/;/g)).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('in English a slide has no Chinese on it', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  const svg = (await take(page, 'Unit coverage rate', 'Vector image SVG')).bytes.toString();
  const words = svg.replace(/<style[\s\S]*?<\/style>/g, '').match(/[\u4e00-\u9fff]+/g) ?? [];
  expect(words).toEqual([]);
});
