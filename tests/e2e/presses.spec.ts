import { readFileSync } from 'node:fs';
import { open, pick } from './app';
import { expect, test } from './test';

interface Told {
  files: string[];
  sign: 'ready' | 'waiting';
  /** sentences of the footer */
  says?: string[];
  button: string;
  /** the press that mends or shows its doubt, and what the button says then; what needs none is told by the sentence */
  press?: string;
  then?: string;
}

const signs = { ready: '可以入库', waiting: '有待您核对之处' };

/**
 * The small files of offices, and what takes each of them to where it should be: 放入 alone where it is clean or right as it was
 * read, one press more where a doubt is answered.
 */
const cases: Told[] = [
  { files: ['k1_merged_district.xlsx'], sign: 'ready', button: '放入 12 行' },
  {
    files: ['k2_hidden_rows.xlsx'],
    sign: 'waiting',
    says: ['表里隐藏的 4 行照常计入（第 3、6、7、10 行）。'],
    button: '放入 14 行，1 项待查',
    press: '不计隐藏的行',
    then: '放入 10 行'
  },
  { files: ['k3_sheet_per_district.xlsx'], sign: 'ready', button: '放入 35 行' },
  { files: ['k4_sep_semicolon.csv'], sign: 'ready', button: '放入 14 行' },
  { files: ['k5_joined_and_split.csv'], sign: 'ready', button: '放入 24 行' },
  {
    files: ['k6_numbers_became_dates.csv'],
    sign: 'waiting',
    says: ['16 处数字被表格软件改成了日期，按未填处理。'],
    button: '放入 16 行，1 项待查',
    press: '查看',
    then: '放入 16 行，1 项待查'
  },
  { files: ['k7_number_cells_with_date_format.xlsx'], sign: 'ready', button: '放入 12 行' },
  {
    files: ['k8_long_numeric_ids.xlsx'],
    sign: 'waiting',
    says: ['11 行编号重复，会重复计入。', '12 个长号码变成了科学记数，末尾数字已丢失，可能混成同一个。'],
    button: '放入 12 行，2 项待查'
  },
  { files: ['k9_zeros_in_format.xlsx'], sign: 'ready', button: '放入 12 行' },
  {
    files: ['k10_old_names.csv'],
    sign: 'waiting',
    says: [
      '8 行地区不明未计入：“孝感县”像是“孝南区”，“应城县”像是“应城市”，“安陆县”像是“安陆市”，“汉川县”像是“汉川市”。'
    ],
    button: '放入 6 行，1 项待查',
    press: '都对，照此计入',
    then: '放入 14 行'
  },
  {
    files: ['k11_formula_errors.xlsx'],
    sign: 'waiting',
    says: ['3 处取值读不懂，按空白计。'],
    button: '放入 12 行，1 项待查',
    press: '去填写含义',
    then: '放入 12 行，1 项待查'
  },
  { files: ['k12_brackets.csv'], sign: 'ready', button: '放入 21 行' },
  {
    files: ['k13_city_row_among_units.csv'],
    sign: 'waiting',
    says: ['1 行只写到上级地区（如全市），不计入下属地区。'],
    button: '放入 21 行，1 项待查'
  },
  {
    files: ['k14_a.csv', 'k14_b.csv'],
    sign: 'waiting',
    says: ['7 家单位在“k14_a.csv”和“k14_b.csv”里都有，只计“k14_b.csv”的。'],
    button: '放入 21 行，1 项待查',
    press: '两份都计',
    then: '放入 28 行'
  },
  { files: ['m1_bom_inside_cells.csv'], sign: 'ready', button: '放入 60 行' },
  {
    files: ['m2_last_cells_cut.csv'],
    sign: 'waiting',
    says: ['15 行末尾缺少的单元格按未填补齐。'],
    button: '放入 20 行，1 项待查'
  },
  {
    files: ['m3_ditto_only.csv'],
    sign: 'waiting',
    says: ['1 行未填地区未计入。'],
    button: '放入 2 行，1 项待查'
  },
  { files: ['m4_two_columns_without_name.csv'], sign: 'ready', button: '放入 12 行' },
  {
    files: ['m5_one_damaged_byte.csv'],
    sign: 'waiting',
    says: ['1 处文字已损坏（显示为 �）。'],
    button: '放入 30 行，1 项待查'
  }
];

test.describe('the files of offices', () => {
  test.use({ leavesNoTrace: true });

  test('stand in the footer with their doubts, and are ready after one press, or two', async ({ page }) => {
    await open(page);
    const dialog = page.getByRole('dialog').first();
    const place = dialog.getByRole('button', { name: /^放入 / });
    for (const { files, sign, says = [], button, press, then } of cases) {
      await test.step(files.join(' + '), async () => {
        await pick(
          page,
          ...files.map((name) => ({
            name,
            content: readFileSync(new URL(`../fixtures/intake/xiaogan/${name}`, import.meta.url))
          }))
        );
        await expect(place).toHaveText(button);
        await expect(dialog.getByRole('heading', { level: 3 }).getByRole('img')).toHaveAccessibleName(signs[sign]);
        const sentences = dialog.locator('.foot p:not(:has(span)), .foot p span');
        await expect(sentences).toHaveText(
          says.map((words) => new RegExp(`^\\s*${words.replace(/[()?.*]/g, '\\$&')}`))
        );
        if (press) {
          await dialog.getByRole('button', { name: press, exact: true }).click();
          await expect(place).toHaveText(then!);
        }
        await dialog.getByRole('button', { name: '取消' }).click();
        // what was said of a file is not thrown away unasked
        if (then !== undefined && then !== button && files.length === 1)
          await page.getByRole('button', { name: '放弃', exact: true }).click();
        await expect(page.getByRole('dialog')).toHaveCount(0);
      });
    }
  });
});
