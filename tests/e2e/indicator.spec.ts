import { choose, figure, look, open, settled } from './app';
import { expect, test } from './test';

test('the name of an indicator leads to its page, a district of it to the district, a group to its units, and back puts each away', async ({
  page
}) => {
  await open(page);
  await figure(page, '建会率').getByRole('link', { name: '建会率' }).click();
  await expect(page).toHaveURL(/\/indicator(\?|$)/);
  await settled(page);
  const ranking = figure(page, '各地区建会率');
  await ranking.getByRole('button', { name: /^大悟县 建会率/ }).click();
  await expect(page).toHaveURL(/\/district\?.*a=420922/);
  await page.goBack();
  await settled(page);
  const sizes = figure(page, '建会率：按单位规模');
  await sizes.getByRole('button', { name: /^微型 建会率/ }).click();
  await expect(page.getByRole('dialog', { name: /微型/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await figure(page, '建会率：历年').getByRole('button', { name: /^2013年/ }).click();
  await expect(page).toHaveURL(/w=2013/);
});

test('the table of all indicators leads to each, and its first screen answers what it is and where it stands', async ({
  page
}) => {
  await open(page);
  await page.getByRole('link', { name: '分析', exact: true }).click();
  await page.getByRole('link', { name: /^S11 / }).click();
  await expect(page.getByRole('heading', { level: 1, name: '职工总体满意率' })).toBeVisible();
  await settled(page);
  const bottoms = await look(page, () =>
    [...document.querySelectorAll('main section')].slice(0, 2).map((section) => section.getBoundingClientRect().top)
  );
  expect(Math.max(...bottoms)).toBeLessThan(768);
  await choose(page, '地区', '大悟县');
  await expect(page.getByRole('region', { name: '差在哪些单位、哪些人' })).toContainText(/公平差距 [\d.]+ 个百分点/);
});
