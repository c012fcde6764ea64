import { readFileSync, writeFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { schemaFaults } from '../officeSchema';
import { boxes, downloaded, drawn, figure, hold, look, open, pick, read, readAll, reload, settled } from './app';
import { expect, test } from './test';

const list = (page: Page) => page.getByRole('navigation', { name: '幻灯片' });
const slides = (page: Page) => list(page).getByRole('button');
/** The slide in whose place what is drawn would land. */
const marked = (page: Page) => list(page).locator('.above, .below').locator('.title');
const words = (page: Page, label: string) =>
  page.getByRole('region', { name: '文字' }).getByLabel(label, { exact: true });
const picture = (page: Page) => page.getByRole('region', { name: '幻灯片' }).getByRole('img');

/** Takes the deck away in a format. */
async function leave(page: Page, format: string): Promise<Download> {
  await settled(page);
  await page.getByRole('button', { name: '导出…' }).click();
  await page.getByRole('combobox', { name: '格式' }).selectOption({ label: format });
  return downloaded(page, () => page.getByRole('button', { name: '核对无误，导出' }).click());
}

/** What the title of the rankings says of the first. */
const lacking = '7 个县（市、区）中汉川市 3 项缺口都最大：建会率差';

const filesOf = async (file: Download) => unzipSync(new Uint8Array(readFileSync(await file.path())));
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test('one press opens a briefing that has made itself, and each slide is seen as it will leave', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: '汇报', exact: true }).click();
  await expect(slides(page)).toHaveCount(14);
  await expect(picture(page)).toHaveAttribute('alt', '孝感市基层工会大调研：三个全覆盖情况汇报');
  await page.getByRole('button', { name: /汉川市 3 项缺口都最大/ }).click();
  await expect(picture(page)).toHaveAttribute('alt', `${lacking} 194 家，集体合同差 41 家，服务站点差 373 家`);
  const drawn = await picture(page).evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  expect(drawn).toEqual([1920, 1080]);
});

test('a picture takes the place of the last when it is whole: browsers paint its marks before they have decoded the fonts of its words', async ({
  page
}) => {
  await open(page, 'briefing');
  const shown = await page.getByRole('region', { name: '幻灯片' }).evaluateHandle((region) => {
    const whole: boolean[] = [];
    new MutationObserver(() => {
      for (const image of region.querySelectorAll('img')) whole.push(image.complete && image.naturalWidth > 0);
    }).observe(region, { subtree: true, childList: true, attributeFilter: ['src'] });
    return whole;
  });
  for (const at of [2, 3, 4, 5]) {
    await slides(page).nth(at).click();
    await settled(page);
  }
  const whole = await shown.jsonValue();
  expect(whole.length).toBeGreaterThanOrEqual(4);
  expect(whole).not.toContain(false);
});

test('what is typed stays and is one step back, what is not follows the data', async ({ page }) => {
  await open(page, 'briefing');
  await slides(page).nth(4).click();
  const title = words(page, '标题');
  await expect(title).toHaveAttribute('placeholder', /汉川市 3 项缺口都最大/);
  await title.pressSequentially('汉川先补');
  await expect(slides(page).nth(4)).toContainText('汉川先补');
  await expect(picture(page)).toHaveAttribute('alt', '汉川先补');
  await expect(title).toHaveValue('汉川先补');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(title).toHaveValue('');
  await expect(slides(page).nth(4)).toContainText('汉川市 3 项缺口都最大');
  await page.getByRole('button', { name: '重做' }).click();
  await expect(title).toHaveValue('汉川先补');
});

test('slides move by keyboard, are copied, kept back and taken out', async ({ page }) => {
  await open(page, 'briefing');
  const titles = () => readAll(slides(page));
  const before = await titles();
  await slides(page).nth(1).press('Alt+ArrowDown');
  await expect(slides(page).nth(2)).toContainText('各地合计距暂定目标还差');
  expect((await titles())[1]).toContain(before[2]!.replace(/^3/, '').trim().slice(0, 8));
  await slides(page).nth(2).click();
  await page.getByRole('button', { name: '复制一页' }).click();
  await expect(slides(page)).toHaveCount(15);
  await page.getByRole('button', { name: '不导出这一页' }).click();
  await expect(list(page)).toContainText('共 15 页，导出 14 页');
  await page.getByRole('button', { name: '删除', exact: true }).click();
  await expect(slides(page)).toHaveCount(14);
});

test('a slide that is drawn onto another takes its place, and one step back brings it home', async ({ page }) => {
  await open(page, 'briefing');
  // without the numbers before them
  const titles = async () => (await readAll(slides(page))).map((words) => words.trim().replace(/^\d+\s*/, ''));
  const before = await titles();
  await drawn(page);
  await slides(page).nth(1).hover();
  await page.mouse.down();
  // the first move begins the drag, the second is over something
  await slides(page).nth(3).hover();
  await slides(page).nth(3).hover();
  await expect(marked(page)).toHaveText(before[3]!);
  await page.mouse.up();
  await expect(marked(page)).toHaveCount(0);
  await expect(slides(page).nth(3)).toContainText(before[1]!);
  expect(await titles()).toEqual([before[0], before[2], before[3], before[1], ...before.slice(4)]);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(slides(page).nth(1)).toContainText(before[1]!);
  expect(await titles()).toEqual(before);
});

test('a file that is dropped onto the list of slides is taken as anywhere else, and moves no slide', async ({
  page
}, info) => {
  await open(page, 'briefing');
  const before = await readAll(slides(page));
  const late = info.outputPath('汉川市补报.csv');
  const [head, ...lines] = readFileSync('data/surveys/xiaogan/waves/2014/unit.csv', 'utf8').trimEnd().split('\n');
  const district = head!.split(',').indexOf('district_code');
  writeFileSync(late, [head, ...lines.filter((line) => line.split(',')[district] === '420984')].join('\n'));
  const [, second] = await boxes(slides(page));
  const letGo = await hold(page, [late], { x: second!.x + 20, y: second!.y + second!.height / 2 });
  await expect(marked(page)).toHaveCount(0);
  await letGo();
  await expect(page.getByRole('dialog')).toContainText('汉川市补报.csv');
  await expect(page.getByText('松开鼠标')).toBeHidden();
  expect(await readAll(slides(page))).toEqual(before);
});

test('a figure of another page goes into the briefing by its menu, the navigation counts it, and it stands last', async ({
  page
}) => {
  await open(page);
  await figure(page, '地区 × 指标')
    .getByRole('button', { name: /导出菜单/ })
    .click();
  await page.getByRole('menuitem', { name: '加入汇报' }).click();
  await expect(page.getByRole('link', { name: '汇报（1）', exact: true })).toBeVisible();
  await page.getByRole('link', { name: '汇报（1）', exact: true }).click();
  // with its fifteen indicators the definitions need a third page
  await expect(slides(page)).toHaveCount(16);
  await expect(slides(page).last()).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: '每个地区一页' }).click();
  await expect(slides(page)).toHaveCount(26);
});

test('the deck leaves as pictures of 1920 x 1080 under Chinese names, in their order, without what was kept back', async ({
  page
}) => {
  await open(page, 'briefing');
  await page.getByRole('button', { name: '不导出这一页' }).click();
  await expect(list(page)).toContainText('共 14 页，导出 13 页');
  const file = await leave(page, 'PNG 1920 × 1080（压缩包）');
  expect(file.suggestedFilename()).toBe('孝感市基层工会大调研_2014_全市汇报_模拟数据.zip');
  const files = await filesOf(file);
  const names = Object.keys(files);
  expect(names).toHaveLength(13);
  expect(names[0]).toMatch(/^01_孝感市“三个全覆盖”单位达标率 42\.6%，各地合计距暂定目标还差 1,152 家/);
  for (const bytes of Object.values(files)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1920, 1080]);
  }
  await page.getByRole('button', { name: '导出记录' }).click();
  await expect(page.getByRole('dialog')).toContainText(
    '孝感市基层工会大调研_2014_全市汇报_模拟数据.zip · 13 页 · 内部资料 · 模拟数据、测算'
  );
});

test('a deck of each kind and size leaves as a presentation that is by the schema of PowerPoint and WPS', async ({
  page
}) => {
  test.setTimeout(240_000);
  await open(page, 'briefing');
  for (const [deck, size] of [
    ['全市汇报', '16:9'],
    ['全市汇报', 'A4 竖版'],
    ['县市区一页纸', '4:3']
  ] as const) {
    await page.getByRole('combobox', { name: '汇报', exact: true }).selectOption({ label: deck });
    await page.getByRole('combobox', { name: '版式' }).selectOption({ label: size });
    const file = await leave(page, 'PPTX（可编辑的标题和表格）');
    expect(file.suggestedFilename()).toContain(deck);
    expect(await schemaFaults(readFileSync(await file.path()), 'pptx'), `${deck} ${size}`).toEqual([]);
  }
});

test('the deck leaves as a presentation: titles are text, tables are tables, and notes carry definition and source', async ({
  page
}) => {
  await open(page, 'briefing');
  const files = await filesOf(await leave(page, 'PPTX（可编辑的标题和表格）'));
  const own = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const ranking = textOf(files['ppt/slides/slide5.xml']);
  expect(ranking).toContain('type="title"');
  expect(ranking).toContain(`<a:t>${lacking} 194 家，集体合同差 41 家，服务站点差 373 家</a:t>`);
  expect(ranking).toContain('<a:blip r:embed=');
  // a long title has the size of the picture's, 23 points at most, not that of its layout: it would lie over the words under it
  const [, size] = /type="title"[\s\S]*?<a:rPr[^>]* sz="(\d+)"/.exec(textOf(files['ppt/slides/slide2.xml'])) ?? [];
  expect(Number(size)).toBeGreaterThan(1800);
  expect(Number(size)).toBeLessThanOrEqual(2300);
  // where an office lacks the font and sets another that is wider, it makes the words smaller, not longer
  expect(ranking.match(/<a:normAutofit\/>/g)).toHaveLength(3);
  const notes = textOf(files['ppt/notesSlides/notesSlide5.xml']);
  expect(notes).toContain('口径：建会率 = 正常经营单位中已建会');
  expect(notes).toContain('来源：孝感市基层工会大调研');
  const tables = own.map((name) => textOf(files[name])).filter((text) => text.includes('<a:tbl>'));
  // a table of more columns than can be read stands in parts, each behind the names of its rows
  const isRanking = (text: string) =>
    /<a:t>附表 5(（1\/\d）)?：主要指标排位<\/a:t>/.test(text) && text.includes('<a:t>汉川市</a:t>');
  expect(tables.filter(isRanking)).toHaveLength(1);
  // every part that is named is there, and every part has a type
  const types = textOf(files['[Content_Types].xml']);
  for (const name of Object.keys(files).filter((one) => one.endsWith('.rels'))) {
    const folder = name.replace(/_rels\/[^/]*$/, '');
    const targets = [...textOf(files[name]).matchAll(/Target="([^"]+)"(?! TargetMode="External")/g)].map(([, target]) =>
      new URL(target!, `file:///${folder}`).pathname.slice(1)
    );
    for (const target of targets) expect(files, `${name} -> ${target}`).toHaveProperty([target]);
  }
  for (const name of own) expect(types).toContain(`PartName="/${name}"`);
});

test('a template that is dropped is filled slide by slide, and one with macros is refused in plain words', async ({
  page
}) => {
  await open(page);
  const template = (name: string, as = name) => ({ name: as, content: readFileSync(`tests/fixtures/pptx/${name}`) });
  await pick(page, template('named-16x9.pptx', '市总模板.pptx'));
  await expect(
    page.getByText('已读入模板“市总模板.pptx”，其中可填：标题、副标题、关键句、图、口径、来源、表。')
  ).toBeVisible();
  await expect(slides(page)).toHaveCount(14);
  const file = await leave(page, 'PPTX（按模板“市总模板.pptx”）');
  expect(file.suggestedFilename()).toBe('孝感市基层工会大调研_2014_全市汇报_模拟数据.pptx');
  const files = await filesOf(file);
  const own = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const texts = own.map((name) => textOf(files[name]));
  const ranking = texts.find((text) =>
    text.includes(`<a:t>${lacking} 194 家，集体合同差 41 家，服务站点差 373 家</a:t>`)
  )!;
  expect(ranking).toContain(`name="图" descr="${lacking} 194 家`);
  expect(ranking).toMatch(/<a:t>来源：孝感市基层工会大调研.*模拟数据.*内部资料/);
  expect(texts.filter((text) => text.includes('<a:tbl>')).length).toBeGreaterThan(5);
  expect(texts.filter((text) => text.includes('谢谢 &amp; &lt;敬请指正&gt;'))).toHaveLength(1);
  // whatever the template does not have stands in the picture: of every slide but the cover and the tables one
  expect(Object.keys(files).filter((name) => /media\/briefing\d+\.png$/.test(name))).toHaveLength(13);
  await pick(page, { name: '旧模板.pptm', content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) });
  await expect(page.getByText('“旧模板.pptm”不是通用的 .pptx，或设有密码，读不了。')).toBeVisible();
});

test('on paper it is one slide a page of the size of a slide, and nothing of the page', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      const images = [...document.querySelectorAll<HTMLImageElement>('.printed-slides img')];
      const whole = images.map((image) => image.complete && image.naturalWidth);
      Object.assign(window, { whole, named: document.title });
    };
  });
  await open(page, 'briefing');
  await page.getByRole('button', { name: '导出…' }).click();
  await page.getByRole('combobox', { name: '格式' }).selectOption({ label: '打印或存为 PDF（每页一张）' });
  await page.getByRole('button', { name: '核对无误，导出' }).click();
  await expect(page.locator('.printed-slides img')).toHaveCount(14);
  await settled(page);
  expect(await page.evaluate(() => (window as unknown as { whole: number[] }).whole)).toEqual(Array(14).fill(1920));
  // browsers call the file by it
  const named = await page.evaluate(() => (window as unknown as { named: string }).named);
  expect(named).toBe('孝感市基层工会大调研_2014_全市汇报_模拟数据');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(14);
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [Number(w), Number(h)]);
  for (const [width, height] of boxes) {
    expect(Math.abs(width! - 960)).toBeLessThan(1);
    expect(Math.abs(height! - 540)).toBeLessThan(1);
  }
  // words are words in fonts that the file itself has: their glyphs as drawings (Type 3), or a font file each
  const fonts = [...pdf.matchAll(/\/Type \/Font\s*\/Subtype \/(\w+)/g)].map(([, kind]) => kind!);
  expect(fonts.length).toBeGreaterThan(0);
  const withFile = fonts.filter((kind) => kind !== 'Type3' && kind !== 'Type0');
  expect(pdf.match(/\/FontFile/g) ?? []).toHaveLength(withFile.length);
});

for (const [language, { list: listed, keep, print, out, yes, log, line, hint }] of Object.entries({
  中文: {
    list: '幻灯片',
    keep: '不导出这一页',
    print: '打印或存为 PDF（每页一张）',
    out: 13,
    yes: '核对无误，导出',
    log: '导出记录',
    line: '打印或存为 PDF（每页一张） · 13 页 · 内部资料',
    hint: '这里只有打开的一页。要打印整份汇报（每页一张），请在“汇报”页按 Ctrl+P，或在“导出…”里选“打印或存为 PDF”。'
  },
  English: {
    list: 'Slides',
    keep: 'Keep this slide here',
    print: 'Print, or save as PDF (a slide a page)',
    // in English the definitions need a page more
    out: 14,
    yes: 'Take away',
    log: 'What has left',
    line: 'Print, or save as PDF (a slide a page) · 14 slides · Internal',
    hint: 'This is only the slide that was open. To print the whole briefing, a slide a page, press Ctrl+P on the page “Briefing”, or choose “Print, or save as PDF” under “Take away …”.'
  }
})) {
  test(`Ctrl+P leads the whole briefing to the printer, past what would leave; another way to print says so on its sheet (${language})`, async ({
    page
  }) => {
    await page.addInitScript(() => {
      const printed: number[] = [];
      Object.assign(window, {
        printed,
        print: () => printed.push(document.querySelectorAll('.printed-slides img').length)
      });
    });
    await open(page, 'briefing');
    await page.getByRole('button', { name: language, exact: true }).click();
    await settled(page);
    const nav = page.getByRole('navigation', { name: listed });
    await nav.getByRole('button').nth(3).click();
    await page.getByRole('button', { name: keep }).click();
    await settled(page);
    const sheet = page.getByText(hint);
    await expect(sheet).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(sheet).toBeVisible();
    await page.emulateMedia({ media: null });
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('combobox')).toHaveValue('print');
    await expect(dialog.getByRole('combobox').locator('option:checked')).toHaveText(print);
    await expect(dialog.getByRole('row')).toHaveCount(out);
    const printed = () => page.evaluate(() => (window as unknown as { printed: number[] }).printed);
    expect(await printed()).toEqual([]);
    await dialog.getByRole('button', { name: yes, exact: true }).click();
    await expect.poll(printed).toEqual([out]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(page.locator('.printed-slides')).toHaveCount(0);
    await page.getByRole('button', { name: log, exact: true }).click();
    await expect(dialog).toContainText(line);
  });
}

test('Ctrl+P while a deck is looked at before it leaves chooses printing; what must not leave is on no sheet either', async ({
  page
}) => {
  await open(page, 'briefing');
  await words(page, '附注').fill('请联系 13812345678');
  await settled(page);
  await expect(picture(page)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(picture(page)).toBeHidden();
  await expect(page.getByText('第 1 页有像身份证号或手机号的号码（138…78）')).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.getByRole('button', { name: '导出…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: '格式' })).toHaveValue('pptx');
  await page.keyboard.press('Control+p');
  await expect(dialog.getByRole('combobox', { name: '格式' })).toHaveValue('print');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(dialog.getByRole('button', { name: '核对无误，导出' })).toBeDisabled();
});

test('a phone number that was typed keeps everything here until it is taken out', async ({ page }) => {
  await open(page, 'briefing');
  await words(page, '附注').fill('请联系 13812345678');
  await settled(page);
  await page.getByRole('button', { name: '导出…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('第 1 页有像身份证号或手机号的号码（138…78）');
  await expect(dialog.getByRole('button', { name: '核对无误，导出' })).toBeDisabled();
  await dialog.getByRole('button', { name: '取消' }).click();
  // the file of the briefing has what was typed, too
  await page.getByRole('button', { name: '下载汇报文件' }).click();
  await expect(page.getByText('汇报文件里有像身份证号或手机号的号码（138…78），没有下载。')).toBeVisible();
  await words(page, '附注').fill('');
  await settled(page);
  await page.getByRole('button', { name: '导出…' }).click();
  await expect(dialog.getByRole('button', { name: '核对无误，导出' })).toBeEnabled();
});

test('a briefing is downloaded, and comes back by drop with what was typed', async ({ page }) => {
  await open(page, 'briefing');
  await words(page, '标题').fill('三个全覆盖还差多少');
  await settled(page);
  const file = await downloaded(page, () => page.getByRole('button', { name: '下载汇报文件' }).click());
  expect(file.suggestedFilename()).toBe('孝感市基层工会大调研_全市汇报.json');
  const content = readFileSync(await file.path());
  await page.getByRole('button', { name: '导出记录' }).click();
  const log = page.getByRole('dialog');
  await expect(log.getByRole('listitem')).toHaveText(/孝感市基层工会大调研_全市汇报\.json · 13 页 · — · 已手写/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '恢复原样' }).click();
  await expect(words(page, '标题')).toHaveValue('');
  await pick(page, { name: 'deck.json', content });
  await expect(words(page, '标题')).toHaveValue('三个全覆盖还差多少');
});

test('the page answers while the deck leaves, and leaving can be stopped', async ({ page }) => {
  await open(page, 'briefing');
  await page.getByRole('button', { name: '导出…' }).click();
  await page.getByRole('combobox', { name: '格式' }).selectOption({ label: 'PNG 3840 × 2160（压缩包）' });
  await page.getByRole('button', { name: '核对无误，导出' }).click();
  await expect(page.getByRole('status')).toContainText('正在导出');
  await page.getByRole('status').getByRole('button', { name: '取消' }).click();
  await expect(page.getByRole('button', { name: '核对无误，导出' })).toBeEnabled();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '导出记录' }).click();
  expect(await read(page.getByRole('dialog'))).toContain('还没有导出过');
  expect(await look(page, () => document.querySelectorAll('[role=alert]').length)).toBe(0);
});

test('a late file of one county: what changed is listed old and new, marked until seen, and one press leads back', async ({
  page
}) => {
  await open(page, 'briefing');
  await expect(slides(page).nth(4)).toContainText('建会率差 194 家');
  // the units of one county once more, ten of which have a union now
  const [head, ...lines] = readFileSync('data/surveys/xiaogan/waves/2014/unit.csv', 'utf8').trimEnd().split('\n');
  const at = (name: string) => head!.split(',').indexOf(name);
  let left = 10;
  const rows = lines
    .map((line) => line.split(','))
    .filter((cells) => cells[at('district_code')] === '420984')
    .map((cells) => {
      const changes = left > 0 && cells[at('operating')] === 'normal' && cells[at('union_form')] === 'none';
      if (!changes) return cells.join(',');
      left--;
      return cells.map((cell, place) => (place === at('union_form') ? 'independent' : cell)).join(',');
    });
  await pick(page, { name: '汉川市补报.csv', content: [head, ...rows].join('\n') });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /替换这些地区/ }).check();
  await dialog.getByRole('button', { name: /^放入 / }).click();
  const late = page.getByRole('region', { name: '数据变了' });
  await expect(late).toContainText('新放入 汉川市补报.csv');
  await expect(slides(page).nth(4)).toContainText('有变化');
  await expect(slides(page).nth(4)).toContainText('建会率差 184 家');
  const change = late.getByRole('listitem').filter({ hasText: '汉川市 3 项缺口都最大' });
  await change.getByText('看变化').click();
  await expect(change).toContainText(`${lacking} 194 家，集体合同差 41 家，服务站点差 373 家`);
  await expect(change).toContainText(`${lacking} 184 家`);
  await slides(page).nth(4).click();
  await expect(slides(page).nth(4)).not.toContainText('有变化');
  await late.getByRole('button', { name: '退回原来的数据' }).click();
  await expect(slides(page).nth(4)).toContainText('建会率差 194 家');
  await expect(late).toHaveCount(0);
});

test('a typed number that the figure does not have is answered with the nearest that it has, and nothing is held back', async ({
  page
}) => {
  await open(page, 'briefing');
  await slides(page).nth(4).click();
  await words(page, '标题').fill('全市建会率 87.8%，汉川市最低');
  const region = page.getByRole('region', { name: '文字' });
  await expect(region).toContainText('图中没有 87.8%');
  await expect(region).toContainText('最低的是大悟县（67.3%）');
  await page.getByRole('button', { name: '导出…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('图中没有 87.8%');
  await expect(dialog.getByRole('button', { name: '核对无误，导出' })).toBeEnabled();
});

test('a deck with its page, its look and its template is kept on this machine, and a change of them is one step back', async ({
  page
}) => {
  await open(page, 'data');
  await page.getByRole('switch', { name: /留在这台电脑上/ }).check();
  await pick(page, { name: '市总模板.pptx', content: readFileSync('tests/fixtures/pptx/named-16x9.pptx') });
  await expect(slides(page)).toHaveCount(14);
  const shape = page.getByRole('combobox', { name: '版式' });
  const theme = page.getByRole('combobox', { name: '配色' });
  await shape.selectOption({ label: 'A4 竖版' });
  await theme.selectOption({ label: '黑白复印' });
  await words(page, '标题').fill('三个全覆盖还差多少');
  await expect(slides(page).first()).toContainText('三个全覆盖还差多少');
  await expect(page.getByText('已留在本机', { exact: true })).toBeVisible();
  await reload(page);
  await expect(words(page, '标题')).toHaveValue('三个全覆盖还差多少');
  await expect(shape).toHaveValue('portrait');
  await expect(theme).toHaveValue('plain');
  await page.getByRole('button', { name: '导出…' }).click();
  await expect(page.getByRole('combobox', { name: '格式' })).toHaveValue('template');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await shape.selectOption({ label: '16:9' });
  await expect(shape).toHaveValue('wide');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(shape).toHaveValue('portrait');
});

test('a slide whose words are too small to be read from the last row says so, others do not', async ({ page }) => {
  await open(page, 'briefing');
  await expect(picture(page)).toBeVisible();
  const small = page.getByText(/最小的字只有 \d+ 像素/);
  await slides(page).nth(4).click();
  await expect(picture(page)).toHaveAttribute('alt', /汉川市 3 项缺口都最大/);
  await expect(small).toHaveCount(0);
  await words(page, '附注').fill('一条很长的附注，谁也不会在会场读它。'.repeat(60));
  await expect(small).toBeVisible();
});

test('on plain http, where no page may copy an image, the image of a slide is shown to be copied by hand', async ({
  page
}) => {
  await open(page, 'briefing');
  expect(await look(page, () => [isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
  await expect(picture(page)).toBeVisible();
  await page.getByRole('button', { name: '复制图片' }).click();
  const dialog = page.getByRole('dialog', { name: '复制图片' });
  await expect(dialog).toContainText('请在图上按右键，选“复制图片”');
  const drawn = await dialog.getByRole('img').evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return [image.naturalWidth, image.naturalHeight, image.src.slice(0, 5)];
  });
  expect(drawn).toEqual([1920, 1080, 'blob:']);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(dialog).toHaveCount(0);
});

test('the image of one slide, which leaves without the method page, says its definition itself', async ({ page }) => {
  await open(page, 'briefing');
  await slides(page).nth(5).click();
  await settled(page);
  const drawings = await page.evaluateHandle(() => {
    const texts: Promise<string>[] = [];
    const address = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file: Blob) => {
      if (file.type === 'image/svg+xml') texts.push(file.text());
      return address(file);
    };
    return texts;
  });
  await page.getByRole('button', { name: '复制图片' }).click();
  await expect(page.getByRole('dialog', { name: '复制图片' })).toBeVisible();
  const drawn = await drawings.evaluate(async (texts) => (await Promise.all(texts)).join(''));
  expect(drawn).toContain('口径：建会、建制、有服务站点三项全有的单位');
  expect(drawn).not.toContain('口径与方法');
});

test('a figure that leaves by itself needs no dialog, and the log of this machine knows it, marks and all', async ({
  page
}) => {
  await open(page);
  const menu = figure(page, '地区 × 指标').getByRole('button', { name: /导出菜单/ });
  await menu.click();
  const file = await downloaded(page, () => page.getByRole('menuitem', { name: /CSV/ }).click());
  await menu.click();
  await page.getByRole('menuitem', { name: '复制表格' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('link', { name: '汇报', exact: true }).click();
  await page.getByRole('button', { name: '导出记录' }).click();
  const lines = page.getByRole('dialog').getByRole('listitem');
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText('地区 × 指标');
  await expect(lines.first()).toContainText('模拟数据');
  await expect(lines.last()).toContainText(file.suggestedFilename());
});
