import { choose, downloaded, figure, kept, look, open, pick, reload, settled } from './app';
import { expect, test } from './test';

test.describe('looked at', () => {
  test.use({ leavesNoTrace: true });

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
    await figure(page, '建会率：历年')
      .getByRole('button', { name: /^2013年/ })
      .click();
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
});

test('a target that is set on the page holds at once, is signed, says on every page that it was set here, and Ctrl+Z takes it back', async ({
  page
}) => {
  await open(page, 'indicator?i=O01&a=420922');
  const editor = page.getByRole('region', { name: '目标是多少，谁定的' });
  await expect(editor).toContainText('都是调查原定的');
  await editor.getByRole('button', { name: '改目标' }).click();
  await editor.getByLabel('设定人').fill('王五');
  const target = editor.getByLabel('大悟县的目标', { exact: true });
  await target.fill('九成');
  await target.press('Enter');
  await expect(editor.getByRole('alert')).toContainText('大悟县没有改');
  await expect(target).toHaveValue('92');
  await target.fill('70');
  await target.press('Enter');
  await settled(page);
  await expect(page.getByRole('region', { name: '各地怎么样' })).toContainText('距本机设定的目标 70% 还差 18 家');
  await expect(editor.getByRole('row', { name: /大悟县/ })).toContainText(/本机设定 王五，/);
  await page.getByRole('link', { name: '总览', exact: true }).click();
  await settled(page);
  await expect(figure(page, '建会率')).toContainText('目标：本机设定');
  await page.goBack();
  await settled(page);
  await page.keyboard.press('Control+z');
  await expect(editor).toContainText('都是调查原定的');
  await expect(page.getByRole('region', { name: '各地怎么样' })).toContainText('距目标 92% 还差 161 家');
});

test('a targets.csv that is dropped says what it changes and which rows are wrong, waits for a yes, and is kept with the survey', async ({
  page
}) => {
  await open(page, 'indicator?i=O01');
  const content = 'indicator,area,period,value\nO01,420922,2014,70\nO01,420921,2014,0.8\nO99,420922,2014,70\n';
  await pick(page, { name: 'targets.csv', content });
  const dialog = page.getByRole('dialog', { name: '收到目标文件' });
  await expect(dialog).toContainText('1 个目标，其中新设 0 个、改变 1 个');
  await expect(dialog).toContainText('2 行没有采用');
  await expect(dialog).toContainText('第 3 行');
  await dialog.getByRole('button', { name: '采用', exact: true }).click();
  const editor = page.getByRole('region', { name: '目标是多少，谁定的' });
  await expect(editor).toContainText('在本机设定了 1 个地区的目标');
  const saved = await downloaded(page, () => editor.getByRole('button', { name: '下载目标 CSV' }).click());
  expect(saved.suggestedFilename()).toBe('targets.csv');
  await page.getByRole('link', { name: '数据', exact: true }).click();
  await page.getByRole('switch', { name: /留在这台电脑上/ }).check();
  await expect(page.getByRole('switch', { name: /留在这台电脑上/ })).toBeChecked();
  await kept(page, 'targets', '420922');
  await page.goBack();
  await settled(page);
  await reload(page);
  await expect(editor.getByLabel('大悟县的目标', { exact: true })).toHaveValue('70');
  await editor.getByRole('button', { name: '大悟县恢复原定目标' }).click();
  await expect(editor).toContainText('都是调查原定的');
});
