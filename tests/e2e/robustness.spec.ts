import { readFileSync, writeFileSync } from 'node:fs';
import { figure, filterBoxes, key, open, openAnew, pick, read, readAll } from './app';
import { expect, test } from './test';

const header = 'unit_id,period,district_code,unit_type,operating,employees,union_form,members';

test('a load that is cancelled leaves the survey as it was, and the next file goes in', async ({ page }, info) => {
  await open(page);
  const before = await read(key(page));
  const footer = await read(page.locator('footer'));
  const row = ',2014,420902,enterprise,normal,10,independent,5\n';
  const lines = Array.from({ length: 1_000_000 }, (_, i) => `unit-number-${i}${row}`);
  const file = info.outputPath('large.csv');
  writeFileSync(file, `${header}\n${lines.join('')}`);
  await page.getByLabel('打开文件…').setInputFiles(file);
  await page.getByRole('status').getByRole('button', { name: '取消' }).click();
  await expect(page.getByRole('status').filter({ hasText: '取消' })).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(key(page)).toHaveText(before);
  await expect(page.locator('footer')).toHaveText(footer);
  await expect(figure(page, '地区 × 指标')).toBeVisible();
  await pick(page, { name: 'small.csv', content: `${header}\nu1${row}` });
  await expect(page.getByRole('dialog')).toContainText('入库 1 行');
});

test.describe('a file that cannot be used', () => {
  test.use({ leavesNoTrace: true });

  test('a workbook that cannot be opened says what to do', async ({ page }) => {
    await open(page);
    const workbook = readFileSync(new URL('../fixtures/intake/workbook.xlsx', import.meta.url));
    await pick(page, { name: '单位.xlsx', content: workbook });
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: '这些文件都没有读入' })).toBeVisible();
    await expect(dialog.locator('.problem')).toContainText('另存为');
    await expect(dialog.getByRole('button', { name: /^放入 / })).toHaveCount(0);
  });
});

test('good and bad files dropped together: the good ones go in, the bad one says why', async ({ page }) => {
  await open(page);
  await pick(
    page,
    { name: 'good.csv', content: `${header}\nu1,2014,420902,enterprise,normal,10,independent,5\n` },
    { name: 'bad.csv', content: 'fruit,colour\napple,red\n' }
  );
  const dialog = page.getByRole('dialog');
  const files = dialog.getByRole('navigation', { name: '文件' });
  await expect(dialog.getByRole('article', { name: 'bad.csv' })).toContainText('从表头看不出这是哪张表');
  await expect(files.getByRole('button', { name: /good\.csv/ })).toContainText('1 行');
  await files.getByRole('button', { name: /good\.csv/ }).click();
  await expect(dialog.getByRole('article', { name: 'good.csv' })).toContainText('入库 1 行');
  await expect(dialog.locator('.concerns')).toContainText(/bad\.csv\s+从表头看不出这是哪张表/);
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('100.0');
});

test('two files of one table and wave, dropped together, are joined', async ({ page }) => {
  await open(page);
  const rows = (from: number, count: number, form: string) =>
    Array.from({ length: count }, (_, i) => `u${from + i},2014,420902,enterprise,normal,10,${form},5\n`).join('');
  await pick(
    page,
    { name: 'north.csv', content: `${header}\n${rows(0, 1, 'independent')}` },
    { name: 'south.csv', content: `${header}\n${rows(1, 3, 'none')}` }
  );
  await page.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('25.0');
  await expect(page.locator('footer')).toContainText('单位表 4 行');
});

test('a table that replaces one of the demo keeps the mark of simulated data while others are made up', async ({
  page
}) => {
  await open(page);
  await pick(page, {
    name: 'mine.csv',
    content: `${header}\nu1,2014,420902,enterprise,normal,10,independent,5\nu2,2014,420902,enterprise,normal,10,none,5\n`
  });
  await page.getByRole('radio', { name: /整表替换/ }).check();
  await page.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('50.0');
  await expect(page.locator('footer')).toContainText('单位表 2 行');
  await expect(page.locator('footer')).toContainText(/职工问卷 \d/);
  await expect(page.locator('.bar').getByText('模拟数据')).toBeVisible();
  await expect(page.locator('footer').getByText('模拟数据', { exact: true })).toBeVisible();
});

test('an address that names what the survey does not have opens its defaults', async ({ page }) => {
  await open(page);
  const texts = () => readAll(page.locator('.sentences, .cards'));
  const shown = await texts();
  const hostile = `~${Buffer.from("enterprise'; DROP TABLE unit; --").toString('base64url')}`;
  await openAnew(page, `?s=nope&w=1066&v=1067&a=mars&i=X99&b=none&o=Z1&f.unit_type=${hostile}&f.nothing=1&f.=&q=%00`);
  expect(await texts()).toEqual(shown);
  await expect((await filterBoxes(page, '单位类型')).getByRole('checkbox', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test.describe('when the engine cannot be fetched', () => {
  test.use({ allowed: [/wasm|ERR_FAILED|Failed to load resource|Failed to fetch/] });

  test('the page is not blank, and a sentence says what to do', async ({ page }) => {
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto('');
    await expect(page.getByRole('alert')).toContainText('本机数据引擎没有启动。请改用较新的');
    await expect(page.getByRole('link', { name: '总览' })).toBeVisible();
    await expect(figure(page, '地区 × 指标'), 'what is precomputed of the demo').toBeVisible();
    await expect(page.getByRole('status')).toHaveCount(0);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('alert')).toContainText(/engine/);
  });
});
