import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { launchArguments } from '../browser';
import { key, open, openAnew, pick, reload } from './app';
import { expect, test } from './test';

const header = 'unit_id,period,district_code,unit_type,operating,employees,union_form,members,联系人姓名,联系电话\n';
const rows = [
  'u1,2014,420902,enterprise,normal,10,independent,5,张三,13812345678\n',
  'u2,2014,420902,enterprise,normal,10,none,5,李四,13912345678\n'
];
const mine = { name: '上报.csv', content: header + rows.join('') };

const keeping = (page: Page) => page.getByRole('switch', { name: /留在这台电脑上/ });

async function placeMine(page: Page, file = mine, rate = '50.0'): Promise<void> {
  await pick(page, file);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /只看我的文件/ }).check();
  await dialog.getByRole('button', { name: /^放入 / }).click();
  await expect(dialog).toHaveCount(0);
  await expect(key(page)).toContainText(rate);
}

const keptRow = (page: Page, name: string) =>
  page.getByRole('table').filter({ hasText: '保存时间' }).getByRole('row', { name });

async function keepAll(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: '数据' }).click();
  await keeping(page).check();
  await expect(keptRow(page, name)).toBeVisible();
}

/** All that the page has left on this machine, as text. */
const left = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const kept = await new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => failed(new Error(name));
      });
      for (const store of kept.objectStoreNames) {
        const values = await new Promise<unknown[]>((done) => {
          const reading = kept.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => done(reading.result as unknown[]);
        });
        for (const value of values) found.push(store, value instanceof Blob ? await value.text() : value);
      }
      kept.close();
    }
    return JSON.stringify(found);
  });

test('nothing stays on this machine until a person chooses it', async ({ page }) => {
  await open(page);
  await placeMine(page);
  expect(await left(page)).toBe('[]');
  await reload(page);
  await expect(page.locator('footer')).toContainText(/职工问卷 \d/);
  await expect(key(page)).not.toContainText('50.0');
});

test('what a person keeps survives a reload and a restart of the browser, and is deleted for good with one button', async ({
  baseURL
}, info) => {
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(info.outputPath('profile'), {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: launchArguments,
      locale: 'zh-CN',
      baseURL: baseURL!
    });
  let context = await start();
  let page = await context.newPage();
  await open(page);
  await placeMine(page);
  await page.getByRole('link', { name: '数据' }).click();
  await keeping(page).check();
  await expect(
    page
      .getByRole('table')
      .filter({ hasText: '保存时间' })
      .getByRole('row', { name: /上报\.csv/ })
  ).toContainText('KB');
  const written = await left(page);
  expect(written).toContain('u2,2014,420902');
  for (const personal of ['张三', '李四', '13812345678', '13912345678']) expect(written).not.toContain(personal);

  await openAnew(page);
  await expect(key(page)).toContainText('50.0');
  await context.close();
  context = await start();
  page = await context.newPage();
  await open(page);
  await expect(key(page)).toContainText('50.0');
  await expect(page.locator('footer')).toContainText('单位表 2 行');
  await expect(page.locator('footer').getByText('模拟数据', { exact: true })).toHaveCount(0);

  await page.getByRole('link', { name: '数据' }).click();
  await expect(keeping(page)).toBeChecked();
  await page.getByRole('button', { name: '全部删除' }).click();
  await page.getByRole('button', { name: '全部删除' }).last().click();
  await expect(keeping(page)).not.toBeChecked();
  await expect.poll(() => page.evaluate(() => indexedDB.databases())).toEqual([]);
  await openAnew(page);
  await expect(page.locator('footer')).toContainText(/职工问卷 \d/);
  await context.close();
});

test('a browser that keeps nothing says so, and the switch stays off', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await open(page);
  await page.getByRole('link', { name: '数据' }).click();
  await keeping(page).click();
  await expect(page.getByRole('status').filter({ hasText: '浏览器不允许在本机保留' })).toBeVisible();
  await expect(keeping(page)).not.toBeChecked();
});

test('two tabs keep different files: neither loses those of the other, and each comes back as it was', async ({
  page
}) => {
  const beside = await page.context().newPage();
  const theirs = { name: '另一份.csv', content: header + rows[0] };
  await open(page);
  await open(beside);
  await placeMine(beside, theirs, '100.0');
  await page.bringToFront();
  await placeMine(page);
  await keepAll(page, mine.name);
  await beside.bringToFront();
  await keepAll(beside, theirs.name);
  await expect(beside.getByRole('status').filter({ hasText: '没有互相覆盖' })).toBeVisible();
  await openAnew(page);
  await expect(key(page)).toContainText('50.0');
  await openAnew(beside);
  await expect(key(beside)).toContainText('100.0');

  const third = await page.context().newPage();
  await open(third);
  await expect(key(third)).toContainText('100.0');
  await third.getByRole('link', { name: '数据' }).click();
  await expect(keptRow(third, theirs.name).getByRole('button')).toHaveCount(0);
  await keptRow(third, mine.name).getByRole('button', { name: '打开这一组' }).click();
  await expect(keptRow(third, mine.name).getByRole('button')).toHaveCount(0);
  await third.getByRole('link', { name: '总览' }).click();
  await expect(key(third)).toContainText('50.0');
  await expect(third.locator('footer')).toContainText('单位表 2 行');
});

test('what is kept and damaged is told, can be deleted, and the switch works again', async ({ page }) => {
  await open(page);
  await placeMine(page);
  await keepAll(page, mine.name);
  // a place that this version of the page cannot open
  await page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('three-coverages', 99);
        opening.onerror = () => failed(new Error('not opened'));
        opening.onsuccess = () => {
          opening.result.close();
          done();
        };
      })
  );
  await reload(page);
  await expect(page.getByRole('status').filter({ hasText: '没有恢复成功' })).toBeVisible();
  await page.getByRole('button', { name: '全部删除' }).click();
  await page.getByRole('button', { name: '全部删除' }).last().click();
  await expect(keeping(page)).not.toBeChecked();
  await expect(page.getByRole('button', { name: '全部删除' })).toHaveCount(0);

  await page.getByRole('link', { name: '总览' }).click();
  await placeMine(page);
  await keepAll(page, mine.name);
  await openAnew(page);
  await expect(key(page)).toContainText('50.0');
});
