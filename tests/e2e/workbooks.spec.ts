import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { open, pick } from './app';
import { expect, test } from './test';

const office = (name: string) => ({
  name,
  content: readFileSync(new URL(`../fixtures/intake/xiaogan/${name}`, import.meta.url))
});

const units = ['单位编号', '报送地区', '建会形式', '职工总数（人）'];

/** A workbook of sheets by name. */
function book(sheets: Record<string, (string | number | undefined)[][]>): Buffer {
  const made = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(made, utils.aoa_to_sheet(rows), name);
  return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

test.describe('before they are put in place, files', () => {
  test.use({ leavesNoTrace: true });

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
    await expect(dialog.getByRole('button', { name: '放入 28 行', exact: true })).toBeVisible();
    await expect(dialog.getByRole('img', { name: '可以入库' })).toHaveCount(3);
    await dialog.getByRole('button', { name: '只计“k14_a.csv”的' }).click();
    await expect(dialog).toContainText('7 家单位在“k14_a.csv”和“k14_b.csv”里都有，只计“k14_a.csv”的。');
  });

  test('a sheet of another header is read as a file of its own by one press, and no sheet is told twice', async ({
    page
  }) => {
    await open(page);
    await pick(page, {
      name: '二表.xlsx',
      content: book({
        单位: [units, ['U1', '孝南区', '单独建立', 10], ['U2', '孝昌县', '未建立', 20]],
        职工: [
          ['resp_id', 'period', 'district_code', 'age_group'],
          ['R1', 2014, '420902', '']
        ],
        说明: [['填表说明'], ['请按时上报']]
      })
    });
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('工作表“职工”有 1 行，表头与主表不同，像是“职工问卷”，没有读入。');
    await dialog.getByRole('button', { name: '另作一个文件读入' }).first().click();
    const files = dialog.getByRole('navigation', { name: '文件' }).getByRole('button');
    await expect(files).toContainText(['单位表 · 2014 · 2 行', '职工问卷 · 2014 · 1 行']);
    await expect(dialog.getByText('工作表“职工”有 1 行')).toHaveCount(0);
    await expect(dialog.getByText('工作表“说明”有 1 行')).toHaveCount(1);
    await expect(dialog.getByRole('button', { name: '放入 3 行，1 项待查' })).toBeVisible();
  });

  test('the names of the sheets are the areas of a workbook without an area column: asked once, and nothing else is', async ({
    page
  }) => {
    await open(page);
    const [id, , ...others] = units;
    await pick(page, {
      name: '分县.xlsx',
      content: book({
        孝南区: [
          [id, ...others],
          ['U1', '单独建立', 10],
          ['U2', '未建立', 20]
        ],
        孝昌县: [
          [id, ...others],
          ['U3', '单独建立', 30]
        ]
      })
    });
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('.concerns')).toHaveText(
      '表里没有地区列。要不要以工作表的名称作为地区？以工作表名为地区'
    );
    await dialog.getByRole('button', { name: '以工作表名为地区' }).click();
    await expect(dialog).toContainText('入库 3 行。');
    await expect(dialog.getByRole('button', { name: '放入 3 行', exact: true })).toBeVisible();
  });

  test('what a text means is offered for columns answered alike, then for all files of the kind', async ({ page }) => {
    await open(page);
    const form = (name: string) => ({
      name: `${name}.csv`,
      content: `单位编号,报送地区,建会形式,工会主席是否专职,是否按期换届\n${name}1,孝南区,单独建立,已建,已建\n${name}2,孝南区,单独建立,未建,已建\n`
    });
    await pick(page, form('A'), form('B'), form('C'));
    const dialog = page.getByRole('dialog');
    const button = (name: string) => dialog.getByRole('button', { name });
    await expect(button('放入 6 行，3 项待查')).toBeVisible();
    await button('去填写含义').first().click();
    const built = dialog.getByRole('row').filter({ hasText: '专职' }).filter({ hasText: '已建' }).getByRole('combobox');
    await built.focus();
    await built.selectOption({ label: '是' });
    await button('同类的列里相同的写法也照此读（1 种）').click();
    const not = dialog.getByRole('row').filter({ hasText: '专职' }).filter({ hasText: '未建' }).getByRole('combobox');
    await not.focus();
    await not.selectOption({ label: '否' });
    await expect(button('放入 6 行，2 项待查')).toBeVisible();
    await button('对这个文件的回答也用于表头相同的另外 2 个文件').click();
    await expect(dialog.getByRole('button', { name: '放入 6 行', exact: true })).toBeVisible();
  });
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
