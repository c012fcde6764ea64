import type { Page } from '@playwright/test';
import { boxes, open, pick, settled } from './app';
import { expect, test } from './test';

const escapes = async (page: Page, times: number) => {
  for (let time = 0; time < times; time += 1) await page.keyboard.press('Escape');
};

test('Escape again and again never throws corrections away: each other one asks', async ({ page }) => {
  await open(page);
  await pick(page, {
    name: '单位.csv',
    content:
      '单位编号,所在地区,经营状态,建会形式,职工总数（人）\nu1,孝楠区,正常,单独建立,10\nu2,孝昌县,正常,未建立,20\n'
  });
  const dialog = page.getByRole('dialog').first();
  const question = page.getByRole('dialog', { name: '放弃这些文件？' });
  await page.getByRole('tab', { name: '体检' }).click();
  await dialog.getByRole('button', { name: '是“孝南区”' }).click();
  await expect(dialog).toContainText('入库 2 行');
  for (let turn = 0; turn < 3; turn += 1) {
    await escapes(page, 1);
    await expect(question).toBeVisible();
    await escapes(page, 1);
    await expect(question).toHaveCount(0);
    await expect(dialog).toBeVisible();
  }
  await expect(dialog).toContainText('入库 2 行');
  // nothing has the focus
  await dialog.getByRole('heading', { level: 2 }).evaluate((heading) => heading.blur());
  await escapes(page, 1);
  await expect(question).toBeVisible();
});

test.describe('over the page', () => {
  test.use({ leavesNoTrace: true });

  test('what is being defined outlasts every Escape, and its panel opens again', async ({ page }) => {
    await open(page, 'slice');
    const define = page.getByRole('button', { name: '自定义…' });
    const panel = page.getByRole('dialog', { name: '自定义（本机定义）' });
    await define.click();
    await panel.getByRole('button', { name: '新建分组' }).click();
    await panel.getByLabel('名称').fill('百人以上');
    const stay = page.getByRole('button', { name: '继续写' });
    for (let turn = 0; turn < 2; turn += 1) {
      await escapes(page, 1);
      await expect(stay).toBeVisible();
      await escapes(page, 1);
      await expect(stay).toHaveCount(0);
    }
    await expect(panel.getByLabel('名称')).toHaveValue('百人以上');
    await panel.getByRole('button', { name: '取消', exact: true }).click();
    await escapes(page, 1);
    await expect(panel).toHaveCount(0);
    await expect(define).toBeFocused();
    await define.click();
    await expect(panel).toBeVisible();
    await escapes(page, 1);
    await expect(panel).toHaveCount(0);
  });

  test('✕ pressed twice at once goes back one step', async ({ page }) => {
    await open(page);
    await open(page, 'slice');
    await open(page, '');
    const before = page.url();
    await page.locator('.sentences').getByRole('link', { name: '881 家' }).click();
    await expect(page.getByRole('dialog').getByRole('grid')).toBeVisible();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: '关闭', exact: true })
      .evaluate((close: HTMLElement) => {
        close.click();
        close.click();
      });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await settled(page);
    expect(page.url()).toBe(before);
  });

  test('a selection that ends beside a drawer leaves it open; a press beside it closes it', async ({ page }) => {
    await open(page, '?list=O01.420900.lacking');
    const drawer = page.getByRole('dialog');
    const title = (await boxes(drawer.getByRole('heading')))[0]!;
    await page.mouse.move(title.x + 40, title.y + title.height / 2);
    await page.mouse.down();
    await page.mouse.move(20, title.y + title.height / 2, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    await expect(drawer).toBeVisible();
    await page.mouse.click(20, 300);
    await expect(drawer).toHaveCount(0);
  });
});

test('letters that are typed before the dictionary has come are kept, and mean something once it is there', async ({
  page
}) => {
  await open(page, 'slice?i=O01');
  let ask: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const asked = new Promise<void>((done) => (ask = done));
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route(/\.js$/, async (route) => {
    ask();
    await arrived;
    await route.continue();
  });
  const columns = page.getByRole('combobox', { name: '列', exact: true });
  await columns.click();
  await columns.pressSequentially('djzc');
  await expect(columns).toHaveValue('djzc');
  await expect(page.getByRole('option', { name: '登记注册类型' })).toHaveCount(0);
  await asked;
  arrive();
  await expect(page.getByRole('option', { name: '登记注册类型' })).toBeVisible();
  await expect(columns).toHaveValue('djzc');
});
