import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { recordsOf } from '../pack';
import { boxes, downloaded, drop, open, read, settled } from './app';
import { expect, test } from './test';

const editor = (page: Page) => page.getByRole('textbox', { name: 'SQL 语句' });
const grid = (page: Page) => page.getByRole('grid', { name: '查询结果' });

/** Writes a statement in place of the one that stands there; what is proposed on the way is not taken. */
async function write(page: Page, statement: string): Promise<void> {
  await editor(page).fill(statement);
}

async function run(page: Page, statement: string): Promise<void> {
  await write(page, statement);
  await page.getByRole('button', { name: '运行', exact: true }).click();
}

test('a statement is completed, run, marked at its fault, cancelled, scrolled through and taken out; nothing of persons is there', async ({
  page
}) => {
  await open(page);
  await page.getByRole('link', { name: '分析', exact: true }).click();
  await page.getByRole('link', { name: 'SQL', exact: true }).click();
  await settled(page);

  // never empty: the rate by area, as the overview has it
  await expect(grid(page).getByRole('row')).toHaveCount(12);
  await expect(grid(page).getByRole('row', { name: /^安陆市/ })).toHaveText('安陆市62774484.3');

  // completed by what a column is called
  await write(page, '');
  await editor(page).pressSequentially('SELECT 会员总数');
  await page
    .getByRole('option', { name: /^members\s*会员总数/ })
    .first()
    .click();
  await expect(editor(page)).toHaveText('SELECT members');
  await page
    .getByRole('button', { name: /^unit_type\s*单位类型/ })
    .first()
    .click();
  await expect(editor(page)).toContainText('SELECT members unit_type');

  // a fault at its place, in words and in the field
  await run(page, 'SELECT unit_type,\n  employes\nFROM unit_2014');
  const fault = page.getByRole('alert');
  await expect(fault).toContainText('第 2 行第 3 列：没有“employes”这一列，相近的有：employees、');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('employes');
  await run(page, "SELECT * FROM read_csv('x.csv')");
  await expect(fault).toContainText('第 1 行第 15 列：函数 read_csv 不能在此使用');
  await run(page, 'SELECT * FROM worker_2014');
  await expect(fault).toContainText('是个人的回答');

  // codes of a long result come with their words; 10,000 rows are scrolled through, all are in the file
  await run(page, 'SELECT u.unit_id, u.unit_type, r.range AS i FROM unit_2014 u, range(2) r(range) ORDER BY 3, 1');
  await expect(page.getByText(/^查得 15,982 行.*下面是前 10,000 行/)).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(grid(page).locator('[aria-rowindex="10001"]')).toBeVisible();
  await expect(page.getByRole('button', { name: '复制' })).toBeDisabled();
  const file = await downloaded(page, () => page.getByRole('button', { name: '下载 CSV' }).click());
  expect(file.suggestedFilename()).toBe('孝感市基层工会大调研_SQL_unit_2014_模拟数据.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(15_983);
  expect(lines[0]).toBe('\uFEFFunit_id,unit_type,i');
  const written = recordsOf(await readFile('data/surveys/xiaogan/waves/2014/unit.csv', 'utf8'));
  const expected = ['0', '1'].flatMap((i) => written.map(({ unit_id, unit_type }) => `${unit_id},${unit_type},${i}`));
  const inOrder = (all: string[]) => [...all].sort((a, b) => (a < b ? -1 : 1));
  expect(inOrder(lines.slice(1))).toEqual(inOrder(expected));

  // cancelled; the next statement is answered
  await run(page, 'SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range * b.range % 7 = 3');
  await expect(page.getByText('正在运行，最多 30 秒')).toBeVisible();
  await page.getByRole('button', { name: '取消', exact: true }).click();
  await expect(page.getByText('已取消。')).toBeVisible();
  await run(page, 'SELECT 6 * 7 AS answer');
  await expect(grid(page).getByRole('row').nth(1)).toHaveText('42');
});

test('a statement that comes with a link stands in the field and waits for a press', async ({ page }) => {
  const statement = 'SELECT count(*) AS n FROM unit_2014';
  await page.goto(`sql?sql=~${Buffer.from(statement).toString('base64url')}`);
  await settled(page);
  await expect(editor(page)).toHaveText(statement);
  await expect(page.getByText('这条语句来自链接，看过后按“运行”。')).toBeVisible();
  await expect(grid(page)).toHaveCount(0);
  await editor(page).press('Control+Enter');
  await expect(grid(page).getByRole('row').nth(1)).toHaveText('7991');
});

test('a file that is dropped onto the editor is opened, and nothing of it is written into the statement', async ({
  page
}, info) => {
  await open(page, 'sql');
  const statement = 'SELECT 6 * 7 AS answer';
  await write(page, statement);
  const file = info.outputPath('上报.csv');
  await writeFile(file, '单位编号,统计时期,报送地区\nu1,2014,孝南区');
  const [field] = await boxes(editor(page));
  await drop(page, [file], { x: field!.x + 60, y: field!.y + 10 });
  await expect(page.getByRole('dialog')).toContainText('上报.csv');
  expect(await read(editor(page))).toBe(statement);
});
