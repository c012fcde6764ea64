import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { askTheEngine, choose, filter, key, open, pick, read, settled, tableRecords, unfilter } from './app';
import { expect, test } from './test';

test.use({ allowed: [/killed by the test|ErrorEvent|cannot send a message since the worker is not set/] });

const header = 'unit_id,period,district_code,unit_type,operating,employees,union_form,members\n';

interface Workers {
  workers: Worker[];
  /** engines that end with the first answer that they give */
  doomed: number;
  /** engines that hear nothing any more */
  deaf: boolean;
}

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
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('footer')).toContainText('单位表 6,500 行');
  await choose(page, '单位类型', '企业');
  const filtered = page.url();
  const before = await tableRecords(page, '地区 × 指标');

  await endEngine(page);
  await expect(page.getByRole('status').filter({ hasText: '已自动重新启动' })).toBeVisible();
  expect(page.url()).toBe(filtered);
  expect(await tableRecords(page, '地区 × 指标')).toEqual(before);
  await choose(page, '单位类型', '机关');
  expect(await tableRecords(page, '地区 × 指标')).not.toEqual(before);
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
    // behind all that the engine before had read
    await expect(status).toBeVisible({ timeout: 60_000 });
    await endEngine(page);
    await expect(status).toHaveCount(0);
  }
  await picking;
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('两次意外停止');
  await expect(dialog).toContainText('good.csv');
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a filter of tables that are on the page is answered without the engine, with the numbers that the engine gives', async ({
  page,
  context
}) => {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype as { postMessage: (...message: unknown[]) => void };
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      if (!(globalThis as unknown as Workers).deaf) postMessage.apply(this, message);
    };
  });
  await open(page);
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('tables-on-page').length))
    .toBeGreaterThan(0);
  const before = await read(key(page));
  await page.evaluate(() => ((globalThis as unknown as Workers).deaf = true));
  await choose(page, '单位类型', '企业');
  await expect(page).toHaveURL(/f\.unit_type=enterprise/);
  expect(await read(key(page))).not.toBe(before);
  const beside = await context.newPage();
  await askTheEngine(beside);
  await beside.goto(page.url());
  await settled(beside);
  expect(await tableRecords(page, '地区 × 指标')).toEqual(await tableRecords(beside, '地区 × 指标'));
});

test.describe('an engine that is stopped without a word', () => {
  test.beforeEach(async ({ page }) => {
    await askTheEngine(page);
    await page.addInitScript(() => {
      const page = globalThis as unknown as Workers;
      page.workers = [];
      page.doomed = 0;
      addEventListener('change', () => performance.mark('asked'), true);
      globalThis.Worker = class extends Worker {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          page.workers.push(this);
          const end = ({ data }: MessageEvent) => {
            if (data.type === 'LOG') return;
            if (page.doomed-- > 0) this.terminate();
            this.removeEventListener('message', end);
          };
          this.addEventListener('message', end);
        }
      };
    });
  });

  const stop = (page: Page) => page.evaluate(() => (globalThis as unknown as Workers).workers.at(-1)!.terminate());
  const restored = (page: Page) => page.getByRole('status').filter({ hasText: '已自动重新启动' });
  const units = [
    ['企业', 'enterprise'],
    ['事业单位', 'institution'],
    ['机关', 'government'],
    ['社会组织', 'social_org']
  ] as const;

  /** Ten units of each type, of which one more has a union from type to type: what comes back after a crash is read in a moment. */
  async function placeUnits(page: Page): Promise<void> {
    const types = ['self_employed', ...units.map(([, code]) => code)];
    const rows = types.flatMap((type, unions) =>
      Array.from({ length: 10 }, (_, at) => {
        const form = at <= unions ? 'independent' : 'none';
        return `${type}${at},2014,420902,${type},normal,10,${form},5\n`;
      })
    );
    await pick(page, { name: 'mine.csv', content: header + rows.join('') });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /只看我的文件/ }).check();
    await dialog.getByRole('button', { name: /^放入 / }).click();
    await expect(dialog).toHaveCount(0);
    await settled(page);
  }

  test('is noticed within two seconds of the next question, at the third and fourth time, too, and what was asked comes', async ({
    page
  }) => {
    await open(page);
    await placeUnits(page);
    await choose(page, '单位类型', '个体工商户');
    let before = await read(key(page));
    for (const [unit, code] of units) {
      await unfilter(page, '单位类型');
      await stop(page);
      await filter(page, '单位类型', unit);
      await expect(restored(page)).toBeVisible();
      await settled(page);
      await expect(page).toHaveURL(new RegExp(`f\\.unit_type=${code}`));
      await expect(page.getByRole('alert')).toHaveCount(0);
      const shown = await read(key(page));
      expect(shown).not.toBe(before);
      before = shown;
      const noticed = await page.evaluate(
        () =>
          performance.getEntriesByName('engine-start').at(-1)!.startTime -
          performance.getEntriesByName('asked').at(-1)!.startTime
      );
      expect(noticed, 'ms until a new engine starts').toBeGreaterThan(0);
      expect(noticed, 'ms until a new engine starts').toBeLessThan(2_000);
    }
  });

  test('while it starts is started again, and what was asked comes; at the third time a sentence says what to do', async ({
    page
  }) => {
    const doom = (engines: number) =>
      page.evaluate((engines) => ((globalThis as unknown as Workers).doomed = engines), engines);
    await open(page);
    await placeUnits(page);
    await choose(page, '单位类型', '个体工商户');
    const before = await read(key(page));
    await doom(1);
    await stop(page);
    await choose(page, '单位类型', '企业');
    await expect(restored(page)).toBeVisible();
    await settled(page);
    expect(await read(key(page))).not.toBe(before);
    await expect(page.getByRole('alert')).toHaveCount(0);

    await unfilter(page, '单位类型');
    await doom(9);
    await stop(page);
    await filter(page, '单位类型', '机关');
    // six engines start and end before
    await expect(page.getByRole('alert')).toContainText('接连意外停止', { timeout: 60_000 });
    await expect(restored(page)).toHaveCount(0);
  });

  test('is not taken for one that runs a long statement', async ({ page }) => {
    await open(page);
    await choose(page, '单位类型', '企业');
    const enginesBefore = await page.evaluate(() => performance.getEntriesByName('engine-start').length);
    // the engine hears nothing for four seconds
    const busy = page.workers()[0]!.evaluate(() => {
      const until = Date.now() + 4_000;
      while (Date.now() < until);
    });
    await choose(page, '单位类型', '机关');
    await busy;
    await expect(page).toHaveURL(/government/);
    expect(await page.evaluate(() => performance.getEntriesByName('engine-start').length)).toBe(enginesBefore);
    await expect(restored(page)).toHaveCount(0);
  });
});
