import { readFileSync } from 'node:fs';
import { open, pick } from './app';
import { expect, test } from './test';

const office = (name: string) => ({
  name,
  content: readFileSync(new URL(`../fixtures/intake/xiaogan/${name}`, import.meta.url))
});

test('all sheets of one header are read and listed; one press leaves a sheet out, one takes it back', async ({
  page
}) => {
  await open(page);
  await pick(page, office('k3_sheet_per_district.xlsx'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('入库 35 行');
  const sheets = dialog.getByRole('list', { name: '工作表' });
  await expect(sheets.getByRole('listitem')).toHaveCount(7);
  await sheets.getByRole('button', { name: '排除 云梦县' }).click();
  await expect(dialog).toContainText('入库 30 行');
  await expect(dialog).toContainText('工作表“云梦县”的 5 行已排除。');
  await sheets.getByRole('button', { name: '取回 云梦县' }).click();
  await expect(dialog).toContainText('入库 35 行');
});

test('rows that the sheet hides are said and counted; one press leaves them out, one takes them back', async ({
  page
}) => {
  await open(page);
  await pick(page, office('k2_hidden_rows.xlsx'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('入库 14 行');
  await expect(dialog).toContainText('隐藏的 4 行照常计入（第 3、6、7、10 行）');
  await dialog.getByRole('button', { name: '不计隐藏的行' }).click();
  await expect(dialog).toContainText('入库 10 行');
  await dialog.getByRole('button', { name: '计入隐藏的行', exact: true }).click();
  await expect(dialog).toContainText('入库 14 行');
});

test('units of two files dropped together are said, and count once until a person says both', async ({ page }) => {
  await open(page);
  await pick(page, office('k14_a.csv'), office('k14_b.csv'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('7 家单位在“k14_a.csv”和“k14_b.csv”里都有，只计“k14_b.csv”的。');
  await expect(dialog.getByRole('img', { name: '有待您核对之处' })).toHaveCount(3);
  await expect(dialog.getByRole('button', { name: '放入 21 行，1 项待查' })).toBeVisible();
  await dialog.getByRole('button', { name: '两份都计' }).click();
  await expect(dialog).toContainText('7 家单位在“k14_a.csv”和“k14_b.csv”里都有，两份都计。');
  await expect(dialog.getByRole('button', { name: '放入 28 行，1 项待查' })).toBeVisible();
  await dialog.getByRole('button', { name: '只计“k14_a.csv”的' }).click();
  await expect(dialog).toContainText('7 家单位在“k14_a.csv”和“k14_b.csv”里都有，只计“k14_a.csv”的。');
});

test('a file that comes later with units that are open is told before it is put in place', async ({ page }) => {
  await open(page);
  await pick(page, office('k14_a.csv'));
  await page.getByRole('button', { name: /^放入 / }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await pick(page, office('k14_b.csv'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /追加/ }).check();
  await expect(dialog).toContainText('7 家单位在“k14_a.csv”和“k14_b.csv”里都有，只计“k14_b.csv”的。');
});
