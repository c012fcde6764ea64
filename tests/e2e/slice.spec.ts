import { figure, open, settled } from './app';
import { expect, test } from './test';

test.use({ leavesNoTrace: true });

test('a slice is chosen in its sentence, by pinyin too; a cell opens its units, the address holds all of it, and back undoes each choice', async ({
  page
}) => {
  await open(page);
  await page.getByRole('link', { name: '分析', exact: true }).click();
  await page.getByRole('link', { name: '切片', exact: true }).click();
  await settled(page);
  await expect(figure(page, '建会率按单位规模分')).toBeVisible();
  const columns = page.getByRole('combobox', { name: '列', exact: true });
  await columns.click();
  await columns.fill('djzc');
  await page.getByRole('option', { name: '登记注册类型' }).click();
  await settled(page);
  await expect(page).toHaveURL(/\/slice\?x=ownership$/);
  const table = figure(page, '建会率按单位规模 × 登记注册类型分');
  await table.getByRole('button', { name: /^微型 · 私营 建会率/ }).click();
  await expect(page.getByRole('dialog', { name: /微型 私营/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goBack();
  await settled(page);
  await expect(figure(page, '建会率按单位规模分')).toBeVisible();
});

test('answers of persons are crossed with districts and waves, and never with each other', async ({ page }) => {
  await open(page);
  await page.goto('slice?i=O06&r=unit_type');
  await settled(page);
  await expect(figure(page, '职工自报会员率按单位类型分')).toBeVisible();
  await page.getByRole('combobox', { name: '列', exact: true }).click();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['不交叉', '地区', '轮次']);
});
