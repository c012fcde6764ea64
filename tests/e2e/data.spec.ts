import { utils, write } from '@e965/xlsx';
import { begin, key, open, pick, settled } from './app';
import { expect, test } from './test';

const header = 'unit_id,period,district_code,unit_type,operating,employees,union_form,members';
const rows = (count: number, area: string, form: string) =>
  Array.from({ length: count }, (_, i) => `${area}-${i},2014,${area},enterprise,normal,10,${form},5\n`).join('');

test('a workbook with titles, two header rows and a total row goes in as it is', async ({ page }) => {
  const sheet = utils.aoa_to_sheet([
    ['大悟县基层工会情况汇总表'],
    ['序号', '单位编号', '所在地区', '经营状态', '建会情况', '', '职工情况', '', '', '会员情况', '', '备注'],
    [
      '',
      '',
      '',
      '',
      '建会形式',
      '建会年份',
      '职工总数（人）',
      '其中：女职工',
      '其中：农民工',
      '会员总数（人）',
      '其中：女会员',
      ''
    ],
    [1, 'DW1', '大悟县', '正常', '单独建立', 2001, 100, 40, 10, 80, 30, ''],
    [2, 'DW2', '大悟县', '正常', '未建立', '', 50, 20, 5, '', '', ''],
    ['合计', '', '', '', '', '', 150, 60, 15, 80, 30, '']
  ]);
  const merged = ['A1:L1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2', 'G2:I2', 'J2:K2', 'L2:L3'];
  sheet['!merges'] = merged.map((range) => utils.decode_range(range));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '汇总表');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['填表说明']]), '说明');
  await open(page);
  await pick(page, { name: '大悟县.xlsx', content: write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer });
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('article header p').first()).toHaveText('读懂 10 列，入库 2 行；1 行合计未计入。');
  await expect(dialog.getByRole('combobox', { name: '表头取自' })).toContainText('汇总表 · 自动');
  await expect(dialog.getByRole('combobox', { name: '轮次' })).toContainText('2014年 · 默认');
  await expect(dialog.getByText('文件没有写明轮次，请核对')).toBeVisible();
  await dialog.getByRole('combobox', { name: '轮次' }).selectOption({ label: '2014年' });
  await expect(dialog.getByText('文件没有写明轮次，请核对')).toHaveCount(0);
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('50.0');
});

test('a district sends again: its old rows go, and can be had back; who is silent is said', async ({ page }) => {
  await open(page);
  await pick(page, {
    name: '两地.csv',
    content: `${header}\n${rows(3, '420902', 'none')}${rows(1, '420921', 'none')}`
  });
  await page.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('0.0');
  await pick(page, { name: '孝南.csv', content: `${header}\n${rows(3, '420902', 'independent')}` });
  await expect(page.getByRole('radio', { name: /替换这些地区/ })).toBeChecked();
  await page.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('75.0');

  await page.getByRole('link', { name: '数据' }).click();
  await expect(page.getByText('11 个地区中还有 9 个没有报来：')).toBeVisible();
  const old = page.getByRole('article', { name: '两地.csv' });
  await expect(old).toContainText('孝南区的行已被后来的文件替换');
  await old.getByRole('button', { name: '恢复' }).click();
  await expect(old).not.toContainText('已被后来的文件替换');
  await expect(page.getByRole('article', { name: '孝南.csv' })).toContainText('孝南区的行已被后来的文件替换');
  await page.getByRole('link', { name: '总览' }).click();
  await expect(key(page)).toContainText('0.0');
});

test('an open file can be corrected, and be removed after a question', async ({ page }) => {
  await open(page);
  await pick(page, {
    name: '我的.csv',
    content: `${header}\n${rows(1, '420902', 'independent')}u9,2014,420902,enterprise,normal,10,独立组建,5\n`
  });
  await page.getByRole('button', { name: /^放入 / }).click();
  await page.getByRole('link', { name: '数据' }).click();
  const file = page.getByRole('article', { name: '我的.csv' });
  await expect(file).toContainText('1 处取值读不懂');
  await file.getByRole('button', { name: /重新识别/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: '体检' }).click();
  await dialog.getByRole('button', { name: '是“单独建会”' }).click();
  await expect(dialog.locator('article header p').first()).toHaveText('读懂 8 列，入库 2 行。');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(file).not.toContainText('读不懂');

  await file.getByRole('button', { name: /移除/ }).click();
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(file).toBeVisible();
  await file.getByRole('button', { name: /移除/ }).click();
  await dialog.getByRole('button', { name: '移除', exact: true }).click();
  await expect(file).toHaveCount(0);

  await settled(page);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(file, 'as it was corrected').toContainText('入库 2 行');
  await expect(file).not.toContainText('读不懂');
  await settled(page);
  await page.keyboard.press('ControlOrMeta+y');
  await expect(file).toHaveCount(0);
});

test('progress names the steps and the bytes', async ({ page }) => {
  await open(page);
  await begin(page, { name: '大.csv', content: `${header}\n${rows(300_000, '420902', 'independent')}` });
  const status = page.getByRole('status').filter({ hasText: '大.csv' });
  await expect(status).toContainText(/读取.*· 清洗.*· 入库/);
  await expect(status).toContainText(/MB \/ 1\d MB/);
  await expect(page.getByRole('dialog')).toContainText('入库 300,000 行');
});
