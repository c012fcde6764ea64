import { figure, look, open, read, settled, tableRecords } from './app';
import { expect, test } from './test';

const question = (name: string) => ({ name, exact: true });

test.describe('of the survey of Xiaogan', () => {
  test.use({ leavesNoTrace: true });

  test('from opening the page one press and one look: the county with the largest membership gap in people, in words and first in its list', async ({
    page
  }) => {
    await open(page);
    // the one press
    await page.getByRole('link', question('缺口')).click();
    const section = page.getByRole('region', question('差多少'));
    await expect(section).toContainText('缺口最大的是大悟县职工入会率（全口径）');
    await expect(section).toContainText('还差 6,223 人');
    // the second: of the coverage that membership is of
    await section.getByRole('button', { name: /^组织/ }).click();
    const [first] = await tableRecords(page, /还差多少人/);
    expect(first).toMatchObject({ 地区: '大悟县', 指标: '职工入会率（全口径）', 还差: '6,223' });
  });

  test('a row leads to its county in one press, and from there to the list of the units that lack it', async ({
    page
  }) => {
    await open(page, 'gaps');
    await page
      .getByRole('button', { name: /^大悟县 职工入会率（全口径）/ })
      .first()
      .click();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('a')).toBe('420922');
    expect(new URL(page.url()).searchParams.get('i')).toBe('O03');
    await expect(page.getByRole('region', question('先补谁'))).toContainText('全部 212 家单位都补上也只到 83.1%');
    await page
      .getByRole('button', { name: /^大悟县 职工入会率（全口径）/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toContainText('大悟县');
  });

  test('the first screen of an office PC answers how much is lacking: sentence, choices, list and totals', async ({
    page
  }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await open(page, 'gaps');
    const height = await look(page, () => {
      const chart = document.querySelector('figure svg[role="group"]')!;
      return { bottom: chart.getBoundingClientRect().bottom, room: innerHeight };
    });
    expect(height.bottom).toBeLessThanOrEqual(height.room);
  });

  test('a named dot of the quadrants leads to its county, and a township to the list of its units', async ({
    page
  }) => {
    await open(page, 'gaps?u=balance');
    await page.getByRole('button', { name: /^大悟县 建会率 .*组建、规范一起抓$/ }).click();
    await settled(page);
    await expect(page).toHaveURL(/[?&]a=420922/);
    const towns = page.getByRole('button', { name: /^大悟县城关镇 建会率/ });
    await towns.first().press('Enter');
    await expect(page.getByRole('dialog')).toContainText('城关镇');
  });

  for (const [fold, label, title] of [
    ['why', /^▸? ?为什么/, /未建会原因/],
    ['who', /谁三项全有/, /各有哪几项/],
    ['balance', /两个并重/, /组建与规范并重/],
    ['blank', /空白点/, /的空白点/]
  ] as const)
    test(`what is folded opens with one press and stands in the address: ${fold}`, async ({ page }) => {
      await open(page, 'gaps');
      await page.getByRole('button', { name: label }).click();
      await settled(page);
      await expect(figure(page, title)).toBeVisible();
      expect(new URL(page.url()).searchParams.get('u')).toBe(fold);
    });

  test('units and people are one switch, and a kind of area and a coverage say how many shortfalls they list', async ({
    page
  }) => {
    await open(page, 'gaps');
    await page.getByRole('button', { name: /^按单位（家）/ }).click();
    await settled(page);
    const rows = await tableRecords(page, /还差多少单位/);
    const people = rows.map((row) => Number((row['涉及职工（人）'] ?? '').replaceAll(',', '').replace(/ 万$/, 'e4')));
    const known = people.filter((count) => count > 0);
    expect(known).toEqual([...known].sort((a, b) => b - a));
  });

  test('a target that is tried out on the curve says what it takes, and does not leave the page unless somebody says so', async ({
    page
  }) => {
    await open(page, 'gaps?q=O01');
    const chart = figure(page, /从大到小走访/);
    await expect(chart.locator('.menu-trigger')).toHaveCount(0);
    await chart.getByRole('button', { name: /^目标定为 85%/ }).click();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('g')).toBe('85');
    expect(await read(page.getByRole('region', question('先补谁')))).toContain('测算目标 85% 至少需');
    await chart.getByRole('checkbox', { name: /允许带出/ }).check();
    await expect(chart.locator('.menu-trigger')).toHaveCount(1);
  });
});

test('another survey, without steps, pairs or causes, has a page that says what it cannot tell', async ({ page }) => {
  await open(page, 'gaps?s=census2004');
  await expect(page.getByRole('region', question('差多少'))).toContainText(/没有/);
  await expect(page.getByRole('region', question('断在哪'))).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('没有问，因此没有：断在哪、先补谁、可信吗');
});
