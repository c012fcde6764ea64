import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { gb18030 } from '../gb18030';
import { downloaded, figure, key, open, pick, tableCell } from './app';
import { expect, test } from './test';

/** An export of 问卷星 as a district's clerk sends it: every kind of thing that a person may have to look at. */
const head =
  '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、单位编号,2、所在地区,3、经营状态,4、建会形式,5、职工总数（人）,6、会员总数（人）,7、联系电话';
const answer = (i: number, { area = '孝南', form = '单独建立', employees = '１２人' } = {}) =>
  `${i},2026/9/3 12:00:0${i},${i}40秒,微信,无,58.19.1.${i}(湖北-孝感),DW${i},${area},正常,${form},${employees},8,1391234567${i}`;
const survey = [
  head,
  answer(1),
  answer(2, { form: '独立组建' }),
  answer(3, { form: '独立组建', employees: '约100人' }),
  answer(4, { form: '未建立' }),
  answer(5, { area: '孝楠区' }),
  '合计,,,,,,,,,,48,40,'
].join('\r\n');
const gbk = Buffer.from(gb18030(survey));

const sentence = (page: Page): Locator => page.getByRole('dialog').locator('article header p').first();
const part = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function pickSurvey(page: Page): Promise<void> {
  await open(page);
  await pick(page, { name: '386540716_按文本_孝南区_5_5.csv', content: gbk });
  await expect(sentence(page)).toHaveText('读懂 6 列，入库 4 行；1 行合计和 1 行地区不明未计入，3 处取值读不懂。');
}

test('a GBK export of 问卷星: meanings given on the spot are read at once, and the page counts with them', async ({
  page
}) => {
  await pickSurvey(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('definition').filter({ hasText: '问卷星' })).toBeVisible();
  await part(page, '体检');
  const row = (text: string) => dialog.getByRole('row').filter({ hasText: text });
  await row('独立组建').getByRole('button', { name: '是“单独建会”' }).click();
  await expect(sentence(page)).toContainText('1 处取值读不懂');
  await expect(row('独立组建').filter({ hasText: '您' })).toHaveCount(0);
  await row('孝楠区').getByRole('button', { name: '是“孝南区”' }).click();
  await expect(sentence(page)).toContainText('入库 5 行');
  await row('约100人').getByRole('textbox').fill('100');
  await page.keyboard.press('Enter');
  await expect(sentence(page)).toHaveText('读懂 6 列，入库 5 行；1 行合计未计入。');
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(key(page)).toContainText('80.0');
  await expect(page.locator('footer')).toContainText('单位表 5 行');
});

test('from the file to the overview by keyboard alone; Escape asks before corrections are lost', async ({ page }) => {
  await pickSurvey(page);
  const dialog = page.getByRole('dialog').first();
  const tabTo = async (wanted: Locator) => {
    for (let steps = 0; steps < 60; steps++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${wanted.toString()} is not among the next 60 stops of Tab`);
  };
  await expect(dialog.getByRole('heading', { level: 2 })).toBeFocused();
  await tabTo(page.getByRole('tab', { name: '概况' }));
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '体检' })).toHaveAttribute('aria-selected', 'true');
  await tabTo(dialog.getByRole('button', { name: '是“孝南区”' }));
  await page.keyboard.press('Enter');
  await expect(sentence(page)).toContainText('入库 5 行');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '放弃这些文件？' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await tabTo(dialog.getByRole('button', { name: /^放入 / }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('footer')).toContainText('单位表 5 行');
});

test('a file placed with columns that wait says so on every figure, and the way to confirm them is one press', async ({
  page
}) => {
  await open(page);
  await pick(page, {
    name: '相似.csv',
    content:
      '单位编号,所在地区,经营状态,单位类型,建会形式,职工总人数,会员总人数\nu1,孝南区,正常,企业,单独建立,10,5\nu2,孝南区,正常,企业,联合建立,20,5\n'
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/不确认就没有数的指标：.*入会率/);
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(dialog).toHaveCount(0);
  const matrix = figure(page, '地区 × 指标');
  await expect(matrix).toContainText('部分列未确认，未入库');
  await expect(page.getByRole('main')).toContainText('列未确认，未入库');
  expect(await tableCell(page, '地区 × 指标', '孝南区', /^职工入会率/)).toBe('?');
  expect(await tableCell(page, '地区 × 指标', '孝昌县', /^职工入会率/)).toBe('▨');
  await matrix.getByRole('link', { name: '去确认' }).click();
  await expect(page.getByRole('article', { name: '相似.csv' })).toContainText('2 列等您确认');
});

test('a preset that was saved reads the next file of its kind, and its drift is shown', async ({ page }) => {
  await open(page);
  const content = (id: string, more = '', value = '') =>
    `内部号,所在地区,建会形式,职工总数（人）${more}\n${id},孝南区,甲类,10${value}\n`;
  await pick(page, { name: 'a.csv', content: content('n1') });
  const dialog = page.getByRole('dialog');
  await part(page, '列的对应');
  const internal = dialog.getByRole('combobox', { name: '“内部号”对应的题目' });
  await internal.focus();
  await internal.selectOption({ label: '单位编号' });
  await expect(sentence(page)).toContainText('读懂 4 列');
  await part(page, '体检');
  const meaning = dialog.getByRole('combobox', { name: '“甲类”的含义' });
  await meaning.focus();
  await meaning.selectOption({ label: '单独建会' });
  await expect(sentence(page)).toHaveText('读懂 4 列，入库 1 行。');
  await part(page, '列的对应');
  await dialog.getByRole('textbox', { name: '预设名称' }).fill('区县表');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('已保存“区县表”');
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '放弃' }).click();

  await pick(page, {
    name: 'b.csv',
    content: content('n2', ',新列', ',x')
  });
  await expect(sentence(page)).toHaveText('读懂 4 列，入库 1 行。');
  await expect(dialog.getByRole('definition').filter({ hasText: '区县表' })).toContainText('新列');
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.getByRole('link', { name: '数据' }).click();
  const presets = page.getByRole('row', { name: /区县表/ });
  const download = await downloaded(page, () => presets.getByRole('button', { name: '下载 区县表' }).click());
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { columns: Record<string, unknown> };
  expect(file.columns['内部号']).toBe('unit_id');
  await presets.getByRole('button', { name: '删除 区县表' }).click();
  await expect(presets).toHaveCount(0);
});

test.describe('before it is put in place, a file', () => {
  test.use({ leavesNoTrace: true });

  test('what looks personal is named, not stored and nowhere shown', async ({ page }) => {
    await pickSurvey(page);
    const dialog = page.getByRole('dialog');
    await part(page, '列的对应');
    await expect(dialog.getByRole('row', { name: /来自IP/ })).toContainText('未入库');
    await expect(dialog.getByRole('row', { name: /联系电话/ })).toContainText('未入库');
    for (const name of ['概况', '列的对应', '版式', '体检']) {
      await part(page, name);
      await expect(dialog).not.toContainText(/58\.19\.1|1391234567/);
    }
    await dialog.getByRole('button', { name: /^独立组建：2/ }).click();
    const rows = page.getByRole('dialog', { name: '建会形式：读不懂“独立组建”' });
    await expect(rows.getByRole('row')).toHaveCount(3);
    await expect(rows.getByRole('columnheader').nth(1)).toHaveText('4、建会形式');
    await expect(rows.getByRole('row').nth(1)).toContainText(/^3独立组建/);
    await expect(rows).toContainText('不显示');
    await expect(rows).not.toContainText(/58\.19\.1|1391234567/);
  });

  test('a total row is set aside, can be looked at, taken back and set aside again', async ({ page }) => {
    await pickSurvey(page);
    const dialog = page.getByRole('dialog').first();
    await dialog.getByRole('button', { name: /^合计或小计行：1/ }).click();
    const rows = page.getByRole('dialog', { name: '合计或小计行' });
    await expect(rows.getByRole('row').nth(1)).toContainText(/^7取回合计/);
    await rows.getByRole('button', { name: '取回 第 7 行' }).click();
    await expect(rows).toHaveCount(0);
    await expect(sentence(page)).not.toContainText('合计');
    await dialog.getByRole('button', { name: '撤销' }).click();
    await expect(sentence(page)).toContainText('1 行合计');
  });

  test('a column that is only similar waits for a yes; one key press gives it', async ({ page }) => {
    await open(page);
    await pick(page, {
      name: '相似.csv',
      content:
        '单位编号,所在地区,单位类型,建会形式,职工总人数,会员总人数\nu1,孝南区,企业,单独建立,10,5\nu2,孝南区,企业,联合建立,20,5\n'
    });
    const dialog = page.getByRole('dialog');
    await expect(sentence(page)).toContainText('2 列等您确认');
    await expect(dialog).toContainText('2 列未确认，不入库');
    await part(page, '列的对应');
    await dialog.getByRole('button', { name: /^待确认/ }).click();
    const waiting = dialog.getByRole('row', { name: /职工总人数/ });
    await expect(waiting).toContainText(/相似 \d\d%/);
    await waiting.getByRole('button', { name: /确认/ }).focus();
    await page.keyboard.press('Enter');
    await expect(sentence(page)).toContainText('1 列等您确认');
    await dialog.getByRole('button', { name: /^全部/ }).click();
    await expect(dialog.getByRole('row', { name: /职工总人数/ })).toContainText('您指定');
    const members = dialog.getByRole('combobox', { name: '“会员总人数”对应的题目' });
    await members.focus();
    await members.selectOption({ label: '— 不使用 —' });
    await expect(sentence(page)).toHaveText('读懂 5 列，入库 2 行。');
  });

  test('what is not recognised opens at its columns with the nearest table, and is ready once they are right', async ({
    page
  }) => {
    await open(page);
    await pick(page, {
      name: '花名册.csv',
      content: '单位编号,地方,形式,人数\nu1,孝南区,单独建立,10\nu2,孝南区,未建立,20\n'
    });
    const dialog = page.getByRole('dialog');
    await expect(page.getByRole('tab', { name: '列的对应' })).toHaveAttribute('aria-selected', 'true');
    await expect(dialog.locator('.problem')).toContainText('最接近的是“单位表”');
    const table = dialog.getByRole('combobox', { name: '所属的表' });
    await expect(table.getByRole('option').first()).toHaveText('最接近“单位表”，待您确认');
    await part(page, '概况');
    await expect(table.getByRole('option').first()).toHaveText('最接近“单位表”，待您确认');
    await part(page, '列的对应');
    await dialog.getByRole('button', { name: '就是这张表' }).click();
    await expect(dialog.locator('.problem')).toContainText('缺少地区列“报送地区”');
    await expect(table).toHaveValue('unit');
    await dialog.getByRole('row', { name: /^地方/ }).getByRole('button', { name: /^确认/ }).click();
    await expect(sentence(page)).toContainText('入库 2 行');
    await expect(dialog.getByRole('button', { name: /^放入 2 行/ })).toBeVisible();
  });

  test('a header below titles can be pointed out by keyboard when another row was taken for it', async ({ page }) => {
    await open(page);
    await pick(page, {
      name: '汇总.csv',
      content: `孝南区单位情况,,,\n填报：孝南区总工会,,,\n单位编号,所在地区,建会形式,职工总数（人）\nu1,孝南区,单独建立,10\n`
    });
    const dialog = page.getByRole('dialog');
    await expect(sentence(page)).toContainText('入库 1 行');
    await part(page, '版式');
    await expect(dialog.getByRole('button', { name: '第 3 行：设为表头', pressed: true })).toBeVisible();
    await dialog.getByRole('button', { name: '第 1 行：设为表头' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog.locator('.problem')).toBeVisible();
    await dialog.getByRole('button', { name: '第 3 行：设为表头' }).focus();
    await page.keyboard.press('Enter');
    await expect(sentence(page)).toContainText('入库 1 行');
  });

  test('an encoding that was chosen shows the first rows in it at once; detecting again undoes it', async ({
    page
  }) => {
    await pickSurvey(page);
    const dialog = page.getByRole('dialog');
    const encoding = dialog.getByRole('combobox', { name: '编码' });
    await encoding.selectOption({ label: 'UTF-16 LE' });
    await expect(dialog.locator('.problem')).toBeVisible();
    await encoding.selectOption({ label: '恢复自动识别' });
    await expect(sentence(page)).toContainText('入库 4 行');
  });

  test('duplicates of a key: the later ones are left out with one press, listed, and taken back', async ({ page }) => {
    await open(page);
    await pick(page, {
      name: '重复.csv',
      content:
        'unit_id,period,district_code,union_form\nu1,2014,420902,none\nu1,2014,420902,none\nu2,2014,420902,none\n'
    });
    const dialog = page.getByRole('dialog').first();
    await expect(dialog.getByRole('button', { name: '放入 3 行，1 项待查' })).toBeVisible();
    await expect(dialog.locator('.concerns')).toContainText('1 行编号重复，会重复计入。');
    await dialog.getByRole('button', { name: '看这些行' }).click();
    await expect(page.getByRole('dialog', { name: /编号重复/ }).getByRole('row')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await part(page, '体检');
    await dialog.getByRole('button', { name: '排除后出现的重复行' }).click();
    await expect(sentence(page)).toContainText('入库 2 行；1 行您已排除未计入');
    await dialog.getByRole('button', { name: /^已手动排除：1/ }).click();
    const rows = page.getByRole('dialog', { name: '已手动排除' });
    await expect(rows.getByRole('row').nth(1)).toContainText(/^3取回u1/);
    await rows.getByRole('button', { name: '全部取回' }).click();
    await expect(sentence(page)).toHaveText('读懂 4 列，入库 3 行。');
  });

  test('the report of the findings comes as a workbook and as a CSV', async ({ page }) => {
    await pickSurvey(page);
    await part(page, '体检');
    for (const [button, pattern] of [
      ['下载体检表 .xlsx', /\.xlsx$/],
      ['CSV', /\.csv$/]
    ] as const) {
      const press = page.getByRole('dialog').getByRole('button', { name: button, exact: true });
      expect((await downloaded(page, () => press.click())).suggestedFilename()).toMatch(pattern);
    }
  });
});
