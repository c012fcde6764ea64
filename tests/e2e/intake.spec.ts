import { readFileSync } from 'node:fs';
import { figure, key, open, pick, read, settled } from './app';
import { expect, test } from './test';

const header = 'unit_id,period,district_code,unit_type,operating,employees,union_form,members';
const rows = (count: number, form: string) =>
  Array.from({ length: count }, (_, i) => `u${i},2014,420902,enterprise,normal,10,${form},5`).join('\n');

test('a dropped table goes in after the person says where; the demo leaves and its mark with it', async ({ page }) => {
  await open(page);
  await pick(page, { name: '单位.csv', content: `${header}\n${rows(3, 'independent')}\n${rows(1, 'none')}\n` });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('读懂 8 列，入库 4 行。');
  await expect(dialog.getByRole('radio', { name: /只看我的文件/ })).toBeChecked();
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('75.0');
  await expect(page.getByText('模拟数据', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: '调查' })).not.toContainText('模拟');
});

test('a table that was copied in a spreadsheet is pasted; a text that is none is told', async ({ page }) => {
  await open(page);
  const paste = (at: string, text: string) =>
    page.locator(at).evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, text);
  await paste('body', '说明：请尽快上报');
  await expect(page.getByRole('status').filter({ hasText: '剪贴板里没有表格' })).toBeVisible();
  const table = `${header}\n${rows(3, 'independent')}\n${rows(1, 'none')}\n`.replaceAll(',', '\t');
  await paste('body', table);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('粘贴的表格');
  await expect(dialog).toContainText('读懂 8 列，入库 4 行。');
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('75.0');
});

test('a GBK file with Chinese headers and labels, separated by tabs, is understood', async ({ page }) => {
  await open(page);
  const gbk = readFileSync(new URL('../fixtures/intake/page-gbk.txt', import.meta.url));
  await pick(page, { name: '单位 GBK.txt', content: gbk });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: '编码' })).toHaveValue('');
  await expect(dialog.getByRole('option', { name: 'GB18030 · 自动' })).toBeAttached();
  await expect(dialog).toContainText('入库 4 行');
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('50.0');
});

test('another file of the same table, wave and district can be appended, replace, or be cancelled', async ({
  page
}) => {
  await open(page);
  await pick(page, { name: 'a.csv', content: `${header}\n${rows(3, 'independent')}\n` });
  await page.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('100.0');
  await pick(page, { name: 'b.csv', content: `${header}\n${rows(1, 'none')}\n` });
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(key(page)).toContainText('100.0');
  await pick(page, { name: 'b.csv', content: `${header}\n${rows(1, 'none')}\n` });
  await page.getByRole('radio', { name: /追加/ }).check();
  await page.getByRole('button', { name: /^放入 / }).click();
  // u0 stands in both files: the later one counts
  await expect(key(page)).toContainText('66.7');
  await pick(page, { name: 'c.csv', content: `${header}\n${rows(2, 'none')}\n` });
  await expect(page.getByRole('radio', { name: /替换这些地区的旧数据/ })).toBeChecked();
  await page.getByRole('radio', { name: /整表替换/ }).check();
  await page.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('0.0');
});

const broken: [string, string | Buffer, RegExp][] = [
  ['empty.csv', '', /空/],
  ['header.csv', `${header}\n`, /表头|没有数据|记录/],
  ['binary.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3, 0, 0]), /压缩包打不开/],
  ['wrong.csv', 'fruit,colour\napple,red\n', /表/],
  [
    'nodistrict.csv',
    'unit_id,period,unit_type,operating,employees,union_form,members\nu1,2014,enterprise,normal,1,none,0\n',
    /地区/
  ]
];
test.describe('a file with faults', () => {
  test.use({ leavesNoTrace: true });

  for (const [name, content, words] of broken) {
    test(`${name}: a plain sentence says what is wrong, and what was open stays`, async ({ page }) => {
      await open(page);
      const before = await read(key(page));
      await pick(page, { name, content });
      const dialog = page.getByRole('dialog');
      await expect(dialog.locator('.problem')).toContainText(words);
      await dialog.getByRole('button', { name: '关闭' }).click();
      await expect(key(page)).toHaveText(before);
      await expect(figure(page, '地区 × 指标')).toBeVisible();
    });
  }

  test('a row that ends early is filled and said, one that is too long is listed', async ({ page }) => {
    await open(page);
    const good = rows(4, 'independent');
    await pick(page, {
      name: 'ragged.csv',
      content: `${header}\n${good}\nu9,2014,420902\nu10,2014,420902,enterprise,normal,10,none,5,9,9\n`
    });
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('入库 5 行；1 行列数过多未计入，1 行末尾缺少的单元格按未填补齐');
    await dialog.getByRole('button', { name: /^列数比表头多：1/ }).click();
    const long = page.getByRole('dialog', { name: '列数比表头多' });
    await expect(long.getByRole('columnheader', { name: '（多出的字段）' })).toHaveCount(2);
    await expect(long.getByRole('row', { name: /^7/ })).toContainText('u10');
  });
});

test('hostile headers and cells are shown as text and run nothing', async ({ page }) => {
  await open(page);
  const cell = '<img src=x onerror="document.title=1">';
  const content = `${header},__proto__,${'"<script>alert(1)</script>"'}\nu1,2014,420902,"${cell.replaceAll('"', '""')}",normal,1,"x""; DROP TABLE unit; --",0,a,b\n`;
  await pick(page, { name: '<img src=x onerror=alert(1)>.csv', content });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: '体检' }).click();
  await expect(dialog).toContainText(cell);
  await dialog.getByRole('tab', { name: '列的对应' }).click();
  await expect(dialog).toContainText('<script>alert(1)</script>');
  await expect(dialog).toContainText('__proto__');
  await expect(dialog.locator('img')).toHaveCount(0);
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await settled(page);
});
