import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { figure, open, pick } from './app';
import { expect, test } from './test';

async function expectAccessible(page: Page, place: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`
    );
  expect(serious, place).toEqual([]);
}

for (const [language, pages] of [
  ['中文', ['总览', '指标', '数据']],
  ['English', ['Overview', 'Indicators', 'Data']]
] as const) {
  test(`axe finds nothing serious on any page in ${language}, nor do the pages scroll sideways`, async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: language }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language === '中文' ? 'zh-CN' : 'en');
    for (const name of pages) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await expectAccessible(page, name);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
}

test('axe finds nothing serious in an open menu, a table twin and the dialogs', async ({ page }) => {
  await open(page);
  const bars = figure(page, '建会率');
  await bars.getByRole('button', { name: '表格' }).click();
  await bars.getByRole('button', { name: /导出菜单/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'menu');
  await page.getByRole('menuitem', { name: '查看 SQL' }).click();
  await expectAccessible(page, 'SQL');
  await page.keyboard.press('Escape');
  await pick(page, {
    name: '错.csv',
    content: 'unit_id,period,district_code,union_form\nu1,2014,火星,none\nu2,2014,420902,瞎填\n'
  });
  await page.getByRole('dialog').getByText('详情').click();
  await expectAccessible(page, 'placing files');
});

test('the main path works by keyboard alone', async ({ page }) => {
  await open(page);
  const district = page.getByRole('combobox', { name: '地区', exact: true });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  for (let step = 0; step < 20; step++) {
    if (await district.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(district).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/a=420902/);

  const matrix = figure(page, '地区 × 指标');
  const first = matrix.getByRole('button', { name: /^孝南区 建会率/ });
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/i=O02/);
  await expect(page).toHaveURL(/a=420921/);

  const bars = figure(page, '25人以上企业建会率');
  await bars.getByRole('button', { name: '表格' }).focus();
  await page.keyboard.press('Enter');
  await expect(bars.getByRole('table')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(bars.getByRole('button', { name: /导出菜单/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the language is kept over a reload', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.reload();
  await expect(figure(page, 'District × indicator')).toBeVisible();
});

test.describe('when the engine cannot be fetched', () => {
  test.use({ allowed: [/wasm|ERR_FAILED|Failed to load resource/] });

  test('the page is not blank and a sentence says what to do', async ({ page }) => {
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto('');
    await expect(page.getByRole('alert')).toContainText(/请/);
    await expect(page.getByRole('link', { name: '总览' })).toBeVisible();
    await expect(figure(page, '地区 × 指标')).toBeVisible();
  });
});

test('an address that names what the survey does not have opens its defaults', async ({ page }) => {
  await open(page, '?s=nope&w=1066&a=mars&i=X99&f.unit_type=zeppelin&f.nothing=1');
  await expect(figure(page, '建会率')).toBeVisible();
  await expect(page.locator('.key b').first()).toContainText('78.8');
});

test('two files of one table and wave, dropped together, are joined', async ({ page }) => {
  await open(page);
  const header = 'unit_id,period,district_code,operating,union_form';
  await pick(
    page,
    { name: 'north.csv', content: `${header}\na,2014,420902,normal,independent\n` },
    {
      name: 'south.csv',
      content: `${header}\nb,2014,420921,normal,none\nc,2014,420921,normal,none\nd,2014,420921,normal,none\n`
    }
  );
  await page.getByRole('button', { name: '放入并查看' }).click();
  await expect(page.locator('.key b').first()).toContainText('25.0');
  await expect(page.locator('footer')).toContainText('单位表 4 行');
});
