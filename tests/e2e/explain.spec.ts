import { drawn, figure, look, open, read, readAll, settled } from './app';
import { expect, test } from './test';

test('a number says how it came about: from its card, with E, from the menu of its figure and from its data table; a hidden one says only why', async ({
  page
}) => {
  await open(page);
  const drawer = page.getByRole('dialog', { name: '这个数怎么来的' });
  await page.locator('.key b').first().click();
  await page.getByRole('button', { name: /^这个数怎么来的/ }).click();
  await expect(drawer).toContainText('全部正常经营单位 6,552 家');
  await expect(drawer).toContainText('共 7,991 家单位：计入 6,552，未计入 1,439');
  await expect(drawer).toContainText('结果与页面上的数一致');
  await drawer.getByRole('button', { name: '复制为脚注' }).click();
  await expect(drawer).toContainText('已复制，可粘贴为脚注。');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);

  const matrix = figure(page, '地区 × 指标');
  await matrix.locator('[data-place="2,0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('e');
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText('25人以上企业建会率');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  expect(await look(page, () => document.activeElement?.getAttribute('data-place'))).toBe('2,1');

  await matrix.getByRole('button', { name: /导出菜单/ }).click();
  await page.getByRole('menuitem', { name: '这个数怎么来的' }).click();
  await drawer.getByRole('combobox', { name: '指标' }).selectOption({ label: '服务中心知晓率' });
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText('孝感市 · 服务中心知晓率');
  await expect(drawer).toContainText('95% 置信区间');
  await page.keyboard.press('Escape');

  await figure(page, '建会率').getByRole('button', { name: '表格' }).click();
  await figure(page, '建会率').getByRole('cell', { name: '67.3' }).click();
  await page.getByRole('button', { name: /^这个数怎么来的/ }).click();
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText('大悟县 · 建会率');
  await page.keyboard.press('Escape');

  const hidden = matrix.getByRole('button', { name: /保护个人/ }).first();
  await hidden.focus();
  await page.keyboard.press('e');
  await expect(drawer).toContainText('涉及个人，不予显示');
  await expect(drawer).not.toContainText('SQL');
  await page.keyboard.press('Escape');
  await settled(page);
});

test('a number of a slice’s table is explained as its cell of the chart is: by arrow keys and E, by a press, and with E under the pointer', async ({
  page
}) => {
  await open(page, 'slice');
  await open(page, 'slice?x=ownership');
  const drawer = page.getByRole('dialog', { name: '这个数怎么来的' });
  const slice = figure(page, '建会率按单位规模 × 登记注册类型分');
  await drawn(page);
  await slice.getByRole('button', { name: /^大型 · 私营 建会率/ }).hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('e');
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText(/大型.*私营.*建会率/);
  await page.keyboard.press('Escape');
  await slice.getByRole('button', { name: '表格' }).click();
  const values = slice.locator('td[data-mark]');
  await values.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('e');
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText(await read(values.nth(1)));
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await values.nth(2).click();
  await page.getByRole('button', { name: /^这个数怎么来的/ }).click();
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText(await read(values.nth(2)));

  // what it explains has gone from the page: so does it
  await page.goBack();
  await settled(page);
  await expect(drawer).toHaveCount(0);
});

test('a cell of codes together and of a measure that no file has says how it came about, and lists its units', async ({
  page
}) => {
  await open(page, 'slice');
  await open(
    page,
    'slice?r=size_class&x=ownership&h=~c2hhcmUvdW5pdC9zZXJ2aWNlX3BvaW50L293bnxzaGFyZWQ&ra=~c21hbGwrbWljcm8'
  );
  const cell = page.getByRole('button', { name: /^小型、微型 · 私营 职工服务站/ });
  await cell.focus();
  await page.keyboard.press('e');
  const drawer = page.getByRole('dialog', { name: '这个数怎么来的' });
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText('小型、微型 私营 · 职工服务站');
  await expect(drawer).toContainText('结果与页面上的数一致');
  await expect(drawer).toContainText('只看：小型、微型 · 私营');
  const n = /计入 ([\d,]+)/.exec(await read(drawer))![1]!;
  await expect(drawer.getByRole('link', { name: '在 SQL 页打开' })).toBeVisible();
  await page.keyboard.press('Escape');
  await cell.focus();
  await page.keyboard.press('l');
  const list = page.getByRole('dialog', { name: /小型、微型 私营 · 职工服务站/ });
  await expect(list).toContainText(/属于的共 [\d,]+ 家单位，全部列在这里/);
  await expect(list).toContainText('这个数怎么来的');
  const sides = (await readAll(list.getByRole('button', { name: /属于/ }))).join(' ');
  const counts = [...sides.matchAll(/属于\s*([\d,]+)/g)].map(([, count]) => Number(count!.replaceAll(',', '')));
  expect(counts.reduce((a, b) => a + b, 0)).toBe(Number(n.replaceAll(',', '')));
  await settled(page);
});
