import { read, utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { downloaded, open, pick, settled } from './app';
import { expect, test } from './test';

/** Rows by the words of the form, as somebody fills them in: what is not named stays empty. */
const rows = [
  {
    单位编号: '0001',
    统计期: '2014',
    报送地区: '孝南区',
    单位类型: '企业',
    '职工总数（人）': 30,
    建会形式: '单独建会'
  },
  { 单位编号: '0002', 统计期: '2014', 报送地区: '大悟县', 单位类型: '机关', '职工总数（人）': 12, 建会形式: '未建立' }
];

test('a blank form is downloaded, filled in below its example row, and read without a question', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: '数据', exact: true }).click();
  const form = await downloaded(page, () => page.getByRole('button', { name: '下载单位表的空白填报表' }).click());
  expect(form.suggestedFilename()).toBe('孝感市基层工会大调研_单位表_填报表.xlsx');

  const book = read(readFileSync(await form.path()), { cellStyles: true });
  expect(book.SheetNames).toEqual(['单位表', '选项']);
  const sheet = book.Sheets['单位表']!;
  const [heads] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  const records = rows.map((row) => heads!.map((head) => (row as Record<string, string | number>)[head] ?? null));
  utils.sheet_add_aoa(sheet, records, { origin: 'A3' });
  await pick(page, { name: '孝南.xlsx', content: write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer });

  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('article header p').first()).toHaveText('读懂 62 列，入库 2 行；1 行示例未计入。');
  // what had to be looked at would stand in the press
  await expect(dialog.getByRole('button', { name: /^放入/ })).toHaveText('放入 2 行');
  await dialog.getByRole('button', { name: /^放入/ }).click();
  await settled(page);
  await expect(page.getByText('孝南.xlsx').first()).toBeVisible();
});
