import type { ElementHandle } from '@playwright/test';
import { choose, figure, filter, filterBoxes, key, look, open, read, reload, settled, tableCell } from './app';
import { expect, test } from './test';

test('the page opens on the demo survey with sentences, cards and every figure, and says once that its numbers are made up', async ({
  page
}) => {
  await open(page);
  for (const name of ['地区 × 指标', '建会率', '建会率分布', /^建会 → 建制 → 三项全有/]) {
    await expect(figure(page, name).first()).toBeVisible();
  }
  await expect(page.locator('.bar').getByText('模拟数据')).toBeVisible();
  await expect(page.locator('main').getByText('模拟数据')).toHaveCount(0);
  for (const coverage of ['组织', '工作', '服务']) {
    await expect(page.getByRole('region', { name: new RegExp(`^(工会)?${coverage}`) }).first()).toBeVisible();
  }
});

test.describe('drawn', () => {
  test.use({ leavesNoTrace: true });

  test('everything within a chart is drawn: no part of it is an element of HTML', async ({ page }) => {
    await open(page);
    const strange = await look(page, () =>
      [...document.querySelectorAll('svg *')]
        .filter(({ namespaceURI }) => namespaceURI !== 'http://www.w3.org/2000/svg')
        .map(({ outerHTML }) => outerHTML.slice(0, 80))
    );
    expect(strange).toEqual([]);
  });
});

test('a chosen district, indicator, wave and filter change the figures and the address; back and reload restore them', async ({
  page
}) => {
  await open(page);
  const city = await read(key(page));
  await choose(page, '地区', '大悟县');
  await expect(page).toHaveURL(/a=420922/);
  const district = await read(key(page));
  expect(district).not.toBe(city);
  await choose(page, '单位类型', '企业');
  await expect(page).toHaveURL(/f\.unit_type=enterprise/);
  const enterprises = await read(key(page));
  expect(enterprises).not.toBe(district);
  await reload(page);
  expect(await read(key(page))).toBe(enterprises);
  await page.goBack();
  await expect(key(page)).toHaveText(district);
  await page.goBack();
  await expect(key(page)).toHaveText(city);
});

test.describe('chosen', () => {
  test.use({ leavesNoTrace: true });

  test('a cell of the matrix leads to its indicator', async ({ page }) => {
    await open(page);
    await figure(page, '地区 × 指标')
      .getByRole('button', { name: /大悟县 集体合同建制率/ })
      .click();
    await expect(figure(page, '集体合同建制率')).toBeVisible();
    await expect(page).toHaveURL(/i=W02/);
    await expect(page).toHaveURL(/a=420922/);
  });

  test('a page says that it is busy from the press of a link on, before the router follows it', async ({ page }) => {
    await open(page);
    const link = (await page
      .getByRole('link', { name: '分析', exact: true })
      .elementHandle()) as ElementHandle<HTMLElement>;
    const busy = await page.getByRole('main').evaluate(async (main, pressed) => {
      pressed.click();
      // what was pressed is drawn behind its handlers; the router waits for a frame
      await Promise.resolve();
      return main.ariaBusy;
    }, link);
    expect(busy).toBe('true');
    await expect(page).toHaveURL(/indicators/);
  });

  test('a link with several codes of a filter shows them all in the bar', async ({ page }) => {
    await open(page, '?f.unit_type=enterprise.government');
    const chosen = (await filterBoxes(page, '单位类型')).getByRole('checkbox', { checked: true });
    await expect(chosen).toHaveCount(2);
    for (const [at, code] of ['enterprise', 'government'].entries()) await expect(chosen.nth(at)).toHaveValue(code);
    await expect(page.locator('.bar')).toContainText('企业、机关');
  });

  test('several codes of a filter are kept together, each filter can be let go by itself, and one press clears them all', async ({
    page
  }) => {
    await open(page);
    const all = await read(key(page));
    await filter(page, '单位类型', '企业');
    await filter(page, '单位类型', '机关');
    await settled(page);
    await expect(page).toHaveURL(/f\.unit_type=enterprise\.government/);
    await filter(page, '登记注册类型', '国有');
    await settled(page);
    const chips = page.locator('.bar .chip');
    await expect(chips).toHaveText([/^单位类型：企业、机关/, /^登记注册类型：国有/]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /^筛选/ })).toBeFocused();
    await expect(page.getByRole('group', { name: '单位类型' })).toHaveCount(0);
    await page.getByRole('button', { name: '清除“单位类型”' }).click();
    await settled(page);
    await expect(chips).toHaveText([/^登记注册类型：国有/]);
    expect(await read(key(page))).not.toBe(all);
    await page.getByRole('button', { name: '清除', exact: true }).click();
    await settled(page);
    await expect(chips).toHaveCount(0);
    expect(await read(key(page))).toBe(all);
  });

  test('filters that no unit passes say so, and one press clears them', async ({ page }) => {
    await open(page, '?a=420922&f.unit_type=government&f.ownership=private');
    const bars = figure(page, '建会率');
    await expect(page.getByText('建会率没有符合筛选的单位').first()).toBeVisible();
    await bars.getByRole('link', { name: '清除筛选' }).click();
    await settled(page);
    await expect(page).toHaveURL(/\?a=420922$/);
    await expect(page.getByText('没有符合筛选的单位')).toHaveCount(0);
    await expect(key(page)).toContainText('%');
  });
});

for (const [language, { bars, toTarget }] of Object.entries({
  中文: { bars: '建会率', toTarget: '距目标' },
  English: { bars: 'Units with a union', toTarget: 'to target' }
})) {
  test(`on an office screen the ranking has the distance to the target, and no subtitle is cut off, in ${language}`, async ({
    page
  }) => {
    await open(page);
    await page.getByRole('button', { name: language }).click();
    await expect(figure(page, bars).getByText(toTarget, { exact: true })).toBeVisible();
    const cut = await look(page, () =>
      [...document.querySelectorAll('main :is(figure header, .cards header) :is(h2, p, a)')]
        .filter((words) => words.scrollWidth > words.clientWidth && getComputedStyle(words).display !== 'inline')
        .map((words) => words.textContent)
    );
    expect(cut).toEqual([]);
  });
}

test('the real census shows the published national 22.6 % and 57.8 %, 26 of 31 areas, and no mark of simulation', async ({
  page
}) => {
  await open(page, '?s=census2004');
  await expect(key(page)).toContainText('22.6');
  await expect(page.getByText('模拟数据', { exact: true })).toHaveCount(0);
  expect(await tableCell(page, '地区 × 指标', '湖北', /^(?!.*(n$|分母)).*工会.*$/)).toContain('34.0');
  await page.getByRole('link', { name: '分析', exact: true }).click();
  await expect(page.getByRole('row', { name: /22\.6%/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /57\.8%/ })).toBeVisible();
});

test('in English no Chinese is left on any page', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  for (const name of ['Overview', 'Gaps', 'Districts', 'Analysis', 'Data']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    const words = await look(page, () => {
      const copy = document.body.cloneNode(true) as HTMLElement;
      copy.querySelectorAll('[lang="zh-CN"], script').forEach((element) => element.remove());
      const titles = [...copy.querySelectorAll('[title], [aria-label]')].map(
        (element) => `${element.getAttribute('title') ?? ''} ${element.getAttribute('aria-label') ?? ''}`
      );
      return `${copy.textContent} ${titles.join(' ')}`.match(/[\u4e00-\u9fff]+/g) ?? [];
    });
    expect(words, name).toEqual([]);
  }
});

test('Ctrl+Z goes back through the views, Ctrl+Y forward again, and neither leaves the page', async ({ page }) => {
  await open(page);
  const first = page.url();
  const bars = figure(page, '建会率');
  await bars.getByRole('button', { name: /^大悟县/ }).click();
  await expect(page).toHaveURL(/a=420922/);
  await settled(page);
  await bars.getByRole('button', { name: /^孝昌县/ }).click();
  await expect(page).toHaveURL(/a=420921/);
  await settled(page);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page).toHaveURL(/a=420922/);
  await settled(page);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page).toHaveURL(first);
  await settled(page);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+y');
  await expect(page).toHaveURL(/a=420922/);
});

test('in a sentence a district leads to its page and a number to its indicator there', async ({ page }) => {
  await open(page);
  const sentence = page.getByRole('listitem').filter({ hasText: '工作：' });
  await expect(sentence.getByRole('link', { name: '汉川市' })).toHaveAttribute('href', /a=420984(?!.*i=)/);
  await expect(sentence.getByRole('link', { name: /%$/ }).first()).toHaveAttribute('href', /^(?!.*a=).*i=W02/);
  await sentence.getByRole('link', { name: '汉川市' }).click();
  await expect(page).toHaveURL(/a=420984/);
  await expect(page.getByRole('listitem').filter({ hasText: '工作：' })).toContainText('汉川市');
});
