import { readFileSync } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { gb18030 } from '../gb18030';
import { expect, test, type Firefox } from './firefox';
import { deckTitled, expectOwnGlyphs, likeness, pictured, rare } from './glyphs';

const pages = ['', 'gaps', 'district', 'indicators', 'indicator', 'answers', 'slice', 'sql', 'briefing', 'data'];
const rate = '.key b';

const pressText = async (firefox: Firefox, selector: string, words: string) =>
  (await firefox.first(`${selector}::-p-text(${words})`)).click();

/** Chooses how the deck leaves and confirms it. */
async function leave(firefox: Firefox, format: string): Promise<void> {
  await firefox.press('button', '导出…');
  await (await firefox.find('combobox', '格式')).select(format);
  await firefox.press('button', '核对无误，导出');
}

/** Width and height of a PDF's pages in points; Firefox packs what says it. */
function sheetsOf(pdf: Buffer): number[][] {
  const text = pdf.toString('latin1');
  const packed = [...text.matchAll(/\/Type \/ObjStm[\s\S]*?>>\s*stream\r?\n/g)].map(({ index, 0: head }) =>
    inflateSync(pdf.subarray(index + head.length), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
  );
  const boxes = [text, ...packed].join('\n').matchAll(/\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/g);
  return [...boxes].map(([, width, height]) => [Number(width), Number(height)]);
}

test('every page opens in both languages, is finished, has no alert and is no wider than the screen', async ({
  firefox
}) => {
  for (const [button, language] of [
    ['中文', 'zh-CN'],
    ['English', 'en']
  ] as const) {
    await firefox.open();
    await firefox.press('button', button);
    for (const address of pages) {
      await firefox.open(address);
      const seen = await firefox.look(() => ({
        language: document.documentElement.lang,
        heading: document.querySelector('h1')?.textContent.trim() ?? '',
        alerts: document.querySelectorAll('[role=alert]').length,
        beyond: document.documentElement.scrollWidth - innerWidth
      }));
      expect(seen, address).toMatchObject({ language, alerts: 0 });
      expect(seen.heading, address).not.toBe('');
      expect(seen.beyond, address).toBeLessThanOrEqual(0);
    }
  }
});

test('files that are dropped are read and counted: GB18030, and a workbook of a sheet an area', async ({ firefox }) => {
  await firefox.open();
  const forms = ['未建立', '单独建会', '单独建会', '联合建会'];
  const lines = forms.map((form, at) => `u${at},2014,孝南区,企业,正常,10,${form},5`);
  const head = '单位编号,统计时期,报送地区,单位类型,经营状态,职工总数（人）,建会形式,会员总数（人）';
  await firefox.drop('上报.csv', gb18030([head, ...lines].join('\r\n')));
  expect(await firefox.read('dialog[open]', '入库')).toContain('入库 4 行');
  await pressText(firefox, 'dialog[open] label', '只看我的文件');
  await pressText(firefox, 'dialog[open] button', '放入');
  expect(await firefox.read(rate, '75.0')).toContain('75.0');
  const workbook = readFileSync(new URL('../fixtures/intake/xiaogan/k3_sheet_per_district.xlsx', import.meta.url));
  await firefox.drop('分县.xlsx', workbook);
  expect(await firefox.read('dialog[open]', '入库')).toContain('入库 35 行');
});

test('a filter changes sentences and address, and Ctrl+Z brings back what was', async ({ firefox }) => {
  const said = () => firefox.look(() => document.querySelector('main .sentences')?.textContent);
  await firefox.open();
  const before = await said();
  await firefox.press('button', '筛选');
  await firefox.press('checkbox', '企业');
  await firefox.until(() => location.search.includes('f.unit_type=enterprise'));
  expect(await said()).not.toBe(before);
  await firefox.page.keyboard.press('Escape');
  await firefox.control('z');
  await firefox.until(() => location.search === '');
  expect(await said()).toBe(before);
});

test('rare characters leave as their own glyphs: the pixels of PNG and SVG are the outlines of the bundled font', async ({
  firefox
}) => {
  await firefox.open('briefing');
  await firefox.drop('deck.json', Buffer.from(deckTitled(rare.join(''))));
  await firefox.until(() => document.querySelectorAll('nav[aria-label=幻灯片] button').length === 1);
  const picture = async (format: string) =>
    Object.values(unzipSync((await firefox.downloaded(() => leave(firefox, format))).bytes))[0]!;
  const svg = await picture('svg');
  const png = await picture('png');
  for (const [bytes, type] of [
    [png, 'image/png'],
    [svg, 'image/svg+xml']
  ] as const) {
    const like = await firefox.page.evaluate(likeness, pictured(bytes, type, new TextDecoder().decode(svg)));
    expectOwnGlyphs(like, type);
  }
});

test('the deck leaves as pictures under Chinese names, as a presentation, and on paper one slide a page', async ({
  firefox
}) => {
  const { page } = firefox;
  await page.evaluateOnNewDocument(() => {
    window.print = () => undefined;
  });
  await firefox.open('briefing');
  const zip = await firefox.downloaded(() => leave(firefox, 'png'));
  expect(zip.name).toBe('孝感市基层工会大调研_2014_全市汇报_模拟数据.zip');
  const pictures = Object.entries(unzipSync(zip.bytes));
  expect(pictures).toHaveLength(14);
  expect(pictures[1]?.[0]).toMatch(/^02_孝感市“三个全覆盖”单位达标率 42\.6%，各地合计距暂定目标还差 1,152 家/);
  for (const [, bytes] of pictures) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1920, 1080]);
  }
  const deck = unzipSync((await firefox.downloaded(() => leave(firefox, 'pptx'))).bytes);
  expect(new TextDecoder().decode(deck['ppt/slides/slide2.xml'])).toContain('单位达标率 42.6%');
  await leave(firefox, 'print');
  await firefox.until(() => document.querySelectorAll('.printed-slides img').length === 14);
  await firefox.settled();
  const sheets = sheetsOf(Buffer.from(await page.pdf({ preferCSSPageSize: true })));
  expect(sheets).toHaveLength(14);
  for (const [width, height] of sheets) {
    expect(Math.abs(width! - 960)).toBeLessThan(1);
    expect(Math.abs(height! - 540)).toBeLessThan(1);
  }
});

test('a figure is copied as cells, and a pasted table opens like a file, on plain HTTP', async ({ firefox }) => {
  const { page } = firefox;
  await firefox.open();
  await firefox.press('button', '“地区 × 指标”的导出菜单');
  await firefox.press('menuitem', '复制表格');
  await firefox.read('[role=status]', '已复制“地区 × 指标”');
  await firefox.look(() => {
    const sheet = Object.assign(document.createElement('div'), { id: 'sheet', contentEditable: 'true' });
    document.body.append(sheet);
    sheet.focus();
  });
  await firefox.control('v');
  const cells = await firefox.look(() =>
    [...document.querySelectorAll('#sheet td, #sheet th')].map((one) => one.textContent)
  );
  expect(cells).toContain('汉川市');
  await page.$eval('#sheet', (element) => element.remove());
  await firefox.control('v');
  expect(await firefox.read('dialog[open]', '从表头')).toContain('从表头看不出这是哪张表');
});
