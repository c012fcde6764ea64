import { readFile } from 'node:fs/promises';
import { downloaded, drawn, figure, look, open, settled, tableRecords } from './app';
import { expect, test } from './test';

test.use({ leavesNoTrace: true });

test('a slice is chosen in its sentence, by pinyin too; a cell opens its units, the address holds all of it, and back undoes each choice', async ({
  page
}) => {
  await open(page);
  await page.getByRole('link', { name: '分析', exact: true }).click();
  await page.getByRole('link', { name: '切片', exact: true }).click();
  await settled(page);
  await expect(figure(page, '建会率按单位规模分')).toBeVisible();
  const columns = page.getByRole('combobox', { name: '列', exact: true });
  await columns.click();
  await columns.fill('djzc');
  await page.getByRole('option', { name: '登记注册类型' }).click();
  await settled(page);
  await expect(page).toHaveURL(/\/slice\?x=ownership$/);
  const table = figure(page, '建会率按单位规模 × 登记注册类型分');
  await table.getByRole('button', { name: /^微型 · 私营 建会率/ }).click();
  await expect(page.getByRole('dialog', { name: /微型 私营/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goBack();
  await settled(page);
  await expect(figure(page, '建会率按单位规模分')).toBeVisible();
});

test('in English the sentence of a slice ends with a stop right after its last choice; in Chinese its last word stands apart as the others do', async ({
  page
}) => {
  await open(page, 'slice?x=ownership');
  const apart = () =>
    look(page, () => {
      const sentence = document.querySelector('main .ask')!;
      const last = [...sentence.querySelectorAll('input')].at(-1)!.getBoundingClientRect();
      const end = document.createRange();
      const walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode())
        if (['分', '.'].includes(node.nodeValue!.trim())) {
          const from = node.nodeValue!.search(/\S/);
          end.setStart(node, from);
          end.setEnd(node, from + 1);
        }
      return Math.round(end.getBoundingClientRect().left - last.right);
    });
  expect(await apart()).toBe(10);
  await page.getByRole('button', { name: 'English' }).click();
  await settled(page);
  expect(await apart()).toBe(0);
  await page.getByRole('button', { name: '中文' }).click();
  await settled(page);
});

test('answers of persons are crossed with districts and waves, and never with each other', async ({ page }) => {
  await open(page);
  await page.goto('slice?i=O06&r=unit_type');
  await settled(page);
  await expect(figure(page, '职工自报会员率按单位类型分')).toBeVisible();
  await page.getByRole('combobox', { name: '列', exact: true }).click();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['不交叉', '地区', '轮次']);
  await open(page, 'slice?h=~b2ZDb2x1bW4vd29ya2Vy&r=job_type&x=unit_type');
  await page.getByRole('button', { name: '检验行与列是否有关' }).click();
  await expect(page.getByText(/不能判定行与列有关：Rao–Scott F = [\d.]+（自由度 .*），p/)).toBeVisible();
  await page.getByLabel('字母标注').check();
  await settled(page);
  await expect(figure(page, '岗位类型 × 单位类型：列百分比').getByText('A 企业', { exact: true })).toBeVisible();
});

test('a composition is found by first letters, seen as stacked bars, codes are put together and weights left out in a press each, and Ctrl+Z takes each back', async ({
  page
}) => {
  await open(page, 'slice');
  const measure = page.getByRole('combobox', { name: '看什么', exact: true });
  await measure.click();
  await measure.fill('hbfb');
  await page.getByRole('option', { name: '行百分比（单位表）' }).click();
  await settled(page);
  const table = figure(page, '单位规模 × 单位类型：行百分比');
  await expect(table).toBeVisible();
  await page.getByRole('button', { name: '堆积条', exact: true }).click();
  await settled(page);
  await expect(page).toHaveURL(/l=stacked/);
  await page.getByText('整理', { exact: true }).click();
  await page.getByRole('group', { name: '单位规模' }).getByRole('button', { name: '前两项合并' }).click();
  await settled(page);
  await expect(table.getByText('大型、中型', { exact: true })).toHaveCount(2);
  await page.getByRole('button', { name: '不加权', exact: true }).click();
  await settled(page);
  await expect(page.getByText('未加权：每行都算一份')).toBeVisible();
  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(page.getByText('已加权', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(table.getByText('大型、中型', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await settled(page);
  await expect(table.getByText('大型、中型', { exact: true })).toHaveCount(2);
});

test('chosen values stand beside the rest in a sentence: by buttons, by Shift and a press on a cell, in the address, and back takes each out', async ({
  page
}) => {
  await open(page, 'slice?x=ownership');
  await page.getByText('与其余比较', { exact: true }).click();
  await page.getByRole('group', { name: '单位规模' }).getByRole('button', { name: '大型', exact: true }).click();
  await settled(page);
  const sentence = page.getByText(/^大型的建会率为 .*没有抽样误差。$/);
  await expect(sentence).toBeVisible();
  const table = figure(page, '建会率按单位规模 × 登记注册类型分');
  await table.getByRole('button', { name: /^中型 · 私营 建会率/ }).click({ modifiers: ['Shift'] });
  await settled(page);
  await expect(page.getByText(/^大型和中型的建会率为 .*没有抽样误差。$/)).toBeVisible();
  await expect(page).toHaveURL(/[?&]p=~/);
  await page.goBack();
  await settled(page);
  await expect(sentence).toBeVisible();
});

test('a comparison with the rest says how it came about: both sides, the difference, and a statement that opens on the SQL page', async ({
  page
}) => {
  await open(page, 'slice?r=size_class&p=~cm93cy5sYXJnZQ');
  await page.getByRole('button', { name: '这个数怎么来的' }).click();
  const drawer = page.getByRole('dialog', { name: '这个数怎么来的' });
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText(
    /大型与中型、小型和微型.*前者高 [\d.]+ 个百分点/
  );
  await expect(drawer).toContainText(/大型：全部正常经营单位 [\d,]+ 家，其中/);
  await drawer.getByRole('button', { name: '复制为脚注' }).click();
  await expect(drawer).toContainText('已复制，可粘贴为脚注。');
  await drawer.getByRole('link', { name: '在 SQL 页打开' }).click();
  await page.getByRole('button', { name: '运行' }).click();
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
});

test('between waves the same units are one press away, with who is left out and why', async ({ page }) => {
  await open(page, 'slice?x=~QHdhdmVz');
  await page.getByLabel('同一批单位').check();
  await settled(page);
  const same = page.getByRole('region', { name: '同一批单位' });
  await expect(same).toContainText(/2013年和2014年都计入的 [\d,]+ 家单位：建会率由 [\d.]+% 到 [\d.]+%/);
  await expect(same).toContainText(/2014年计入的另有 [\d,]+ 家单位不在内：2013年没有这个编号/);
  await expect(page).toHaveURL(/t=on/);
  const name = '同一批单位的建会率按单位规模分：2013年与2014年';
  expect(await tableRecords(page, name)).toHaveLength(5);
  const file = await downloaded(page, async () => {
    await figure(page, name)
      .getByRole('button', { name: /导出菜单/ })
      .click();
    await page.getByRole('menuitem', { name: '数据 CSV' }).click();
  });
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^\uFEFF单位规模,两轮都计入,2013年,2014年,变化\r\n孝感市,/);

  await figure(page, name)
    .getByRole('button', { name: /导出菜单/ })
    .click();
  await page.getByRole('menuitem', { name: '这个数怎么来的' }).click();
  const drawer = page.getByRole('dialog', { name: '这个数怎么来的' });
  await expect(drawer).toContainText(/2013年：全部正常经营单位 [\d,]+ 家，其中.* [\d,]+ 家。/);
  await drawer.getByLabel('哪个数').selectOption({ label: '大型' });
  await expect(drawer).toContainText('只看：大型');
  await drawer.getByRole('link', { name: '在 SQL 页打开' }).click();
  await page.getByRole('button', { name: '运行' }).click();
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
});

test('a code is dragged onto another to be one with it', async ({ page }) => {
  await open(page, 'slice');
  await page.getByText('整理', { exact: true }).click();
  const sizes = page.getByRole('group', { name: '单位规模' });
  await drawn(page);
  await sizes
    .getByRole('listitem')
    .filter({ hasText: '微型' })
    .dragTo(sizes.getByRole('listitem').filter({ hasText: '小型' }));
  await settled(page);
  await expect(figure(page, '建会率按单位规模分').getByRole('button', { name: /^小型、微型 建会率/ })).toBeVisible();
});

test('filters say how many units each option has under the others, once they are opened', async ({ page }) => {
  await open(page, 'slice');
  await page.getByRole('button', { name: /^筛选/ }).click();
  const option = page.getByRole('checkbox', { name: '私营', exact: true });
  await expect(option).toHaveAccessibleDescription(/^[\d,]+$/);
  await expect(page.getByRole('checkbox', { name: '大型', exact: true })).toHaveAccessibleDescription(/^[\d,]+$/);
  // of persons, who are filtered by one question at a time
  const ages = page.getByRole('group', { name: /年龄/ });
  await expect(ages).toContainText('职工问卷');
  await expect(ages.getByRole('checkbox', { name: '25岁以下' })).toHaveAccessibleDescription(/^[\d,]+$/);
  await option.check();
  await expect(ages).toContainText('不能与已选的条件同时筛选');
  await expect(ages.getByRole('checkbox', { name: '25岁以下' })).toHaveAccessibleDescription('');
});

test('of a district the options that few persons have say that they are hidden, not how many', async ({ page }) => {
  await open(page, 'slice?a=420902&w=2013');
  await page.getByRole('button', { name: /^筛选/ }).click();
  const ages = page.getByRole('group', { name: /年龄/ });
  await expect(ages.getByRole('checkbox', { name: '55岁及以上' })).toHaveAccessibleDescription('保护个人，不显示');
  await expect(ages.getByRole('checkbox', { name: '25岁以下' })).toHaveAccessibleDescription('159');
});
