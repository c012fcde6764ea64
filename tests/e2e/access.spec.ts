import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { downloaded, figure, look, open, pick, reload, settled } from './app';
import { expect, test } from './test';

/** @param part selector of what is looked at, since the whole overview takes axe seconds */
async function expectAccessible(page: Page, place: string, part = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .options({ resultTypes: ['violations'] })
    .analyze();
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

const words = {
  'zh-CN': {
    language: '中文',
    pages: ['总览', '缺口', '地区', '分析', '单项指标', 'SQL', '汇报', '数据'],
    matrix: '地区 × 指标',
    bars: '建会率',
    table: '表格',
    menu: /导出菜单/,
    sql: '查看 SQL',
    picker: '打开文件…',
    returns: '回收情况',
    edit: /重新识别/,
    parts: ['概况', '列的对应', '版式', '体检']
  },
  en: {
    language: 'English',
    pages: ['Overview', 'Gaps', 'Districts', 'Analysis', 'One indicator', 'SQL', 'Briefing', 'Data'],
    matrix: 'District × indicator',
    bars: 'Units with a union',
    table: 'Table',
    menu: /Export menu/,
    sql: 'Show SQL',
    picker: 'Open files…',
    returns: 'Returns',
    edit: /Read anew/,
    parts: ['Summary', 'Columns', 'Layout', 'Findings']
  }
};
const faulty = 'unit_id,period,district_code,union_form\nu1,2014,火星,none\nu2,2014,420902,瞎填\n';

for (const [locale, say] of Object.entries(words)) {
  test(`axe finds nothing serious in ${locale} on any page, in a data table, a menu and the dialogs, and nothing scrolls sideways`, async ({
    page
  }) => {
    test.slow();
    await open(page);
    await page.getByRole('button', { name: say.language }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    for (const name of say.pages) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeAttached();
      await settled(page);
      // who has reported is counted when the page is there
      if (name === say.pages.at(-1)) await expect(page.getByRole('region', { name: say.returns })).toBeVisible();
      await expectAccessible(page, name);
      const sideways = await look(page, () => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: say.edit }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'an open file', 'dialog');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('link', { name: say.pages[0]!, exact: true }).click();
    const bars = figure(page, say.bars);
    await bars.getByRole('button', { name: say.table }).click();
    await bars.getByRole('button', { name: say.menu }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page, 'data table', `figure[aria-label="${say.bars}"]`);
    await expectAccessible(page, 'menu', '[role=menu]');
    await page.getByRole('menuitem', { name: say.sql }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'SQL', 'dialog');
    await page.keyboard.press('Escape');
    await page
      .getByLabel(say.picker)
      .setInputFiles({ name: '错.csv', mimeType: 'text/csv', buffer: Buffer.from(faulty) });
    await settled(page);
    for (const part of say.parts) {
      await page.getByRole('tab', { name: part }).click();
      await expectAccessible(page, `placing files: ${part}`, 'dialog');
    }
  });
}

/** Presses Tab until the element has the focus. @returns how often */
async function tabTo(page: Page, wanted: Locator, most: number): Promise<number> {
  for (let steps = 1; steps <= most; steps++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return steps;
  }
  throw new Error(`${wanted.toString()} is not among the next ${most} stops of Tab`);
}

test('the marks of a figure are one stop of the Tab key, and the one that arrows led to stays it', async ({ page }) => {
  await open(page);
  const stops = await look(page, () =>
    [...document.querySelectorAll('figure svg')]
      .filter((svg) => svg.querySelector('[data-place]'))
      .map((svg) => [svg, ...svg.querySelectorAll('*')].filter((one) => one.matches('[tabindex="0"], a[href]')).length)
  );
  expect(stops).toEqual([1, 1, 1, 1]);

  const matrix = figure(page, '地区 × 指标');
  await matrix.locator('[data-place="0,0"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(matrix.locator('[data-place="1,0"]')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(matrix.locator('[data-place]:focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(matrix.locator('[data-place="1,0"]')).toBeFocused();
});

test('the main path works by keyboard alone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await tabTo(page, page.getByRole('combobox', { name: '地区', exact: true }), 20);
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/a=420902/);

  const matrix = figure(page, '地区 × 指标');
  await tabTo(page, matrix.locator('[data-place="0,0"]'), 80);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(matrix.getByRole('button', { name: /^孝昌县 25人以上企业建会率/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/i=O02/);
  await expect(page).toHaveURL(/a=420921/);

  const bars = figure(page, '25人以上企业建会率');
  await tabTo(page, bars.getByRole('button', { name: '表格' }), 5);
  await page.keyboard.press('Enter');
  await expect(bars.getByRole('table')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(bars.getByRole('table')).toHaveCount(0);
  const trigger = bars.getByRole('button', { name: /导出菜单/ });
  await tabTo(page, trigger, 1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(trigger).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  for (let item = 0; item < 4; item++) await page.keyboard.press('ArrowDown');
  const csv = await downloaded(page, () => page.keyboard.press('Enter'));
  expect(csv.suggestedFilename()).toMatch(/\.csv$/);
  await expect(trigger).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(trigger).toBeFocused();

  await pick(page, { name: 'a.csv', content: faulty });
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(bars).toBeVisible();
});

test('nothing moves for those who ask for that', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const bars = figure(page, '建会率');
  await bars.getByRole('button', { name: /导出菜单/ }).click();
  await page.getByRole('menuitem', { name: '查看 SQL' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const moving = await look(page, () => {
    const restless = [...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration) || scrollBehavior === 'smooth';
    });
    return document.getAnimations().length + restless.length;
  });
  expect(moving).toBe(0);
});

test('the language is kept over a reload and on every page', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await reload(page);
  await expect(figure(page, 'District × indicator')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto('data');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});
