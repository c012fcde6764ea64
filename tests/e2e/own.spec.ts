import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { csvParse } from 'd3';
import { downloaded, figure, filter, kept, open, openAnew, pick, reload, settled, tableRecords } from './app';
import { expect, test } from './test';

const units = csvParse(readFileSync('data/surveys/xiaogan/waves/2014/unit.csv', 'utf8'));
const segment = units.filter(
  (row) =>
    row['employees'] !== '' &&
    Number(row['employees']) >= 100 &&
    row['ownership'] === 'private' &&
    row['industry_code'] === 'C'
);
/** 建会率 of some rows, from the file: operating units that say how they have a union. */
const rate = (rows: typeof segment) => {
  const asked = rows.filter((row) => row['operating'] === 'normal' && row['union_form'] !== '');
  const has = asked.filter((row) => ['independent', 'joint', 'federation'].includes(row['union_form']!));
  return { n: String(asked.length), rate: ((100 * has.length) / asked.length).toFixed(1) };
};

const panel = (page: Page) => page.getByRole('dialog', { name: '自定义（本机定义）' });
const define = async (page: Page) => {
  await page.getByRole('button', { name: '自定义…' }).click();
  return panel(page);
};

/** As an analyst does: a column by how it sounds, a code by what it is called, the last part without typing. */
async function defineSegment(page: Page): Promise<void> {
  const drawer = await define(page);
  await drawer.getByRole('button', { name: '新建分组' }).click();
  await drawer.getByLabel('名称').fill('百人以上民营制造业');
  const condition = drawer.getByRole('combobox', { name: '第 1 个取值的条件' });
  await condition.pressSequentially('zgzs');
  await drawer.getByRole('option', { name: /职工总数（人）/ }).click();
  await condition.pressSequentially(' >= 100 AND ownership = 私');
  await drawer.getByRole('option', { name: /私营/ }).click();
  await drawer.getByRole('combobox', { name: '题目' }).click();
  await drawer.getByRole('combobox', { name: '题目' }).fill('hyml');
  await drawer.getByRole('option', { name: '行业门类' }).click();
  await drawer.getByLabel('制造业', { exact: true }).check();
  await drawer.getByRole('button', { name: '加上这个条件' }).click();
  await expect(condition).toHaveValue(`employees >= 100 AND ownership = 'private' AND industry_code = 'C'`);
  await expect(drawer.getByText(`${segment.length} 行`, { exact: true })).toBeVisible();
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByRole('heading', { name: '百人以上民营制造业' })).toBeVisible();
}

test('an analyst defines 百人以上民营制造业, crosses by it and filters by it: the numbers are those of the file; Ctrl+Z takes it back', async ({
  page,
  browser
}) => {
  await open(page, 'slice?i=O01');
  await defineSegment(page);
  await panel(page).getByRole('button', { name: '以百人以上民营制造业作列' }).click();
  await settled(page);
  const crossed = '建会率按单位规模 × 百人以上民营制造业〔本机定义〕分';
  const table = figure(page, crossed);
  await expect(table).toBeVisible();
  const cell = table.getByRole('button', { name: new RegExp(`百人以上民营制造业.* 建会率 ${rate(segment).rate}%`) });
  await expect(cell.first()).toBeVisible();
  await filter(page, '百人以上民营制造业〔本机定义〕', '百人以上民营制造业');
  await settled(page);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: '列', exact: true }).click();
  await page.getByRole('option', { name: '不交叉' }).click();
  await settled(page);
  const records = await tableRecords(page, '建会率按单位规模分');
  for (const [code, label] of [
    ['medium', '中型'],
    ['small', '小型']
  ] as const) {
    const expected = rate(segment.filter((row) => row['size_class'] === code));
    const found = Object.values(records.find((record) => Object.values(record).includes(label))!);
    expect(found.join(' ')).toContain(expected.n);
    expect(found.join(' ')).toContain(expected.rate);
  }
  await expect(page.getByText(/百人以上民营制造业〔本机定义〕：职工总数（人） >= 100/)).toBeVisible();
  const link = page.url();
  const other = await browser.newPage({ baseURL: new URL('/', link).href, locale: 'zh-CN' });
  // the address takes the definition with it: the same numbers, marked, and nothing is defined there until somebody says so
  await other.goto(link);
  await settled(other);
  await expect(other.getByText(/这条链接带来 1 个定义：百人以上民营制造业。/)).toBeVisible();
  expect(await tableRecords(other, '建会率按单位规模分')).toEqual(records);
  await expect(other.getByText(/百人以上民营制造业〔链接定义〕：职工总数（人） >= 100/)).toBeVisible();
  await expect((await define(other)).getByRole('heading', { name: '百人以上民营制造业' })).toHaveCount(0);
  await other.keyboard.press('Escape');
  await other.getByRole('button', { name: '收下' }).click();
  await expect((await define(other)).getByRole('heading', { name: '百人以上民营制造业' })).toBeVisible();
  // without it the link says what is missing
  const without = new URL(link);
  without.searchParams.delete('e');
  await other.goto(without.href);
  await settled(other);
  await expect(other.getByText(/这条链接用到本机没有的定义或选项：own_/)).toBeVisible();
  await other.close();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Control+z');
    await settled(page);
  }
  await expect(figure(page, '建会率按单位规模分')).toBeVisible();
  await expect((await define(page)).getByRole('heading', { name: '百人以上民营制造业' })).toHaveCount(0);
});

test('a definition is checked as it is typed, and what is written is not lost by Escape', async ({ page }) => {
  await open(page, 'slice');
  const drawer = await define(page);
  await drawer.getByRole('button', { name: '新建指标' }).click();
  await expect(drawer.getByText(/职工、干部等个人问卷不能自定义/)).toBeVisible();
  await drawer.getByLabel('名称').fill('农民工入会率');
  await drawer.getByRole('combobox', { name: '分子' }).fill('members_migrants');
  await expect(
    drawer.getByText(/第 1 个字：没有名为“members_migrants”的列，最接近的是“members_migrant”/)
  ).toBeVisible();
  await drawer.getByRole('combobox', { name: '分子' }).fill('members_migrant');
  await drawer.getByRole('combobox', { name: '分母' }).fill('employees_migrant');
  await drawer.getByRole('combobox', { name: '分母' }).blur();
  const complete = units.filter((row) => row['members_migrant'] !== '' && row['employees_migrant'] !== '');
  const sum = (column: string) => complete.reduce((total, row) => total + Number(row[column]), 0);
  const value = ((100 * sum('members_migrant')) / sum('employees_migrant')).toFixed(1);
  await expect(drawer.getByText(new RegExp(`= ${value}%`))).toBeVisible();
  const question = drawer.getByRole('combobox', { name: '题目' }).first();
  await question.click();
  // an input method takes its own keys
  await question.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(drawer.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '继续写' }).click();
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.getByRole('button', { name: '看指标农民工入会率' }).click();
  await settled(page);
  await expect(figure(page, '农民工入会率〔本机定义〕按单位规模分')).toBeVisible();
  await page.getByRole('link', { name: '单项指标', exact: true }).click();
  await settled(page);
  await expect(page.getByRole('figure', { name: /农民工入会率〔本机定义〕/ }).first()).toContainText(value);
});

test('definitions are kept with the survey, downloaded and taken back by drop; a file with a fault changes nothing', async ({
  page
}) => {
  await open(page, 'slice?i=O01');
  await defineSegment(page);
  const file = await downloaded(page, () => panel(page).getByRole('button', { name: '下载定义' }).click());
  const content = readFileSync(await file.path(), 'utf8');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '数据' }).click();
  await page.getByRole('switch', { name: /留在这台电脑上/ }).check();
  await expect(page.getByRole('switch', { name: /留在这台电脑上/ })).toBeChecked();
  await kept(page, 'own', 'employees >= 100');
  await openAnew(page, 'slice?i=O01');
  const drawer = await define(page);
  await expect(drawer.getByRole('heading', { name: '百人以上民营制造业' })).toBeVisible();
  await drawer.getByRole('button', { name: '删除百人以上民营制造业' }).click();
  await expect(drawer.getByRole('heading', { name: '百人以上民营制造业' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await kept(page, 'own', '"variables":[]');
  await reload(page);
  await expect((await define(page)).getByRole('heading', { name: '百人以上民营制造业' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await pick(page, { name: '错.json', content: content.replace('employees >= 100', 'employes >= 100') });
  await expect(page.getByText(/错\.json · variables\[0\]\.values\[0\]\.when · .*最接近的是“employees”/)).toBeVisible();
  await page.getByRole('button', { name: '关闭' }).first().click();
  await pick(page, { name: 'own.json', content });
  await expect(page.getByText('已收下 1 个自定义，其中 0 个替换了同名的；可以撤销。')).toBeVisible();
  await expect((await define(page)).getByRole('heading', { name: '百人以上民营制造业' })).toBeVisible();
});
