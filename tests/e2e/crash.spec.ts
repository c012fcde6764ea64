import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { choose, open, pick, twinRecords } from './app';
import { expect, test } from './test';

test.use({ allowed: [/killed by the test|ErrorEvent|cannot send a message since the worker is not set/] });

const header = 'unit_id,period,district_code,unit_type,operating,employees,union_form,members\n';

/** Ends the engine as a trap does: an error that nobody in its worker handles. */
async function endEngine(page: Page): Promise<void> {
  await page
    .workers()
    .at(-1)!
    .evaluate(() => {
      setTimeout(() => {
        throw new Error('killed by the test');
      });
    });
}

test('when the engine ends by itself, it starts again, files and view come back, and a sentence says so', async ({
  page
}) => {
  await open(page);
  await pick(page, { name: 'mine.csv', content: `${header}u1,2014,420902,enterprise,normal,10,independent,5\n` });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /替换这些地区/ }).check();
  await dialog.getByRole('button', { name: '放入并查看' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('footer')).toContainText('单位表 6,500 行');
  await choose(page, '单位类型', '企业');
  const filtered = page.url();
  const before = await twinRecords(page, '地区 × 指标');

  await endEngine(page);
  await expect(page.getByRole('status').filter({ hasText: '已自动重新启动' })).toBeVisible();
  expect(page.url()).toBe(filtered);
  expect(await twinRecords(page, '地区 × 指标')).toEqual(before);
  await choose(page, '单位类型', '机关');
  expect(await twinRecords(page, '地区 × 指标')).not.toEqual(before);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a file that the engine dies of twice is not tried a third time; the others go in', async ({ page }, info) => {
  await open(page);
  const row = ',2014,420902,enterprise,normal,10,independent,5\n';
  const deadly = info.outputPath('deadly.csv');
  const good = info.outputPath('good.csv');
  writeFileSync(deadly, header + Array.from({ length: 500_000 }, (_, i) => `unit-number-${i}${row}`).join(''));
  writeFileSync(good, `${header}u1${row}`);
  const picking = page.getByLabel('打开文件…').setInputFiles([good, deadly]);
  const status = page.getByRole('status').filter({ hasText: 'deadly.csv' });
  for (let times = 0; times < 2; times++) {
    await expect(status).toBeVisible();
    await endEngine(page);
    await expect(status).toHaveCount(0);
  }
  await picking;
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('两次意外停止');
  await expect(dialog).toContainText('good.csv');
  await dialog.getByRole('button', { name: '放入并查看' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
