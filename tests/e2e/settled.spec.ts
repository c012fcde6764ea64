import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { askTheEngine, choose, downloaded, figure, filter, filterBoxes, key, open, read, settled } from './app';
import { expect, test } from './test';

interface Held {
  /** what waits to be sent to a worker; null when nothing is held */
  held: (() => void)[] | null;
}

/** From now on the page's workers hear nothing, until `release`. */
const hold = (page: Page) => page.evaluate(() => ((globalThis as unknown as Held).held = []));
const release = (page: Page) =>
  page.evaluate(() => {
    const page = globalThis as unknown as Held;
    const waiting = page.held ?? [];
    page.held = null;
    for (const send of waiting) send();
  });

test.beforeEach(async ({ page }) => {
  await askTheEngine(page);
  await page.addInitScript(() => {
    const page = globalThis as unknown as Held;
    const { postMessage } = Worker.prototype as { postMessage: (...message: unknown[]) => void };
    page.held = null;
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      const send = () => postMessage.apply(this, message);
      if (page.held) page.held.push(send);
      else send();
    };
  });
});

/** Notes at every frame what address, menu, sentences and figures say together. @returns what they said, one after the other */
async function watchFrames(page: Page): Promise<() => Promise<string[][]>> {
  const frames = await page.evaluateHandle(() => {
    const seen: string[][] = [];
    const look = () => {
      const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
      const now = [
        location.search,
        text('.bar .chip'),
        text('.sentences'),
        text('.cards'),
        text('figure figcaption'),
        text('figure svg')
      ];
      if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  return () => frames.jsonValue();
}

test('while figures are being counted page and figures are busy and dimmed; then figures, sentences, menu and address change as one', async ({
  page
}) => {
  await open(page);
  await choose(page, '地区', '大悟县');
  const main = page.getByRole('main');
  const bars = figure(page, '建会率');
  await expect(bars).toHaveCSS('opacity', '1');
  const frames = await watchFrames(page);
  await hold(page);
  await filter(page, '单位类型', '企业');
  await expect(main).toHaveAttribute('aria-busy', 'true');
  await expect(bars).toHaveAttribute('aria-busy', 'true');
  await expect(bars).toHaveCSS('opacity', '0.45');
  await expect(page).toHaveURL(/\?a=420922$/);
  await release(page);
  await settled(page);
  await expect(bars).toHaveAttribute('aria-busy', 'false');
  await expect(page).toHaveURL(/f\.unit_type=enterprise/);
  const seen = await frames();
  expect(seen).toHaveLength(2);
  for (const [at, words] of seen[0]!.entries()) expect(words, `part ${at} changes`).not.toBe(seen[1]![at]);
});

test('of two filters that are chosen one behind the other, both are taken, in one step', async ({ page }) => {
  await open(page);
  const before = await read(key(page));
  await hold(page);
  await filter(page, '单位类型', '企业');
  await page.getByRole('combobox', { name: '地区', exact: true }).selectOption({ label: '大悟县' });
  await release(page);
  await settled(page);
  await expect(page).toHaveURL(/a=420922/);
  await expect(page).toHaveURL(/f\.unit_type=enterprise/);
  await page.goBack();
  await expect(key(page)).toHaveText(before);
});

test('an area that is chosen on the way to another page is taken along there', async ({ page }) => {
  await open(page);
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.getByRole('link', { name: '分析', exact: true }).click();
  await page.getByRole('combobox', { name: '地区', exact: true }).selectOption({ label: '大悟县' });
  arrive();
  await expect(page.getByRole('heading', { name: '指标', level: 1 })).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL(/indicators\?a=420922$/);
});

test('an area that is chosen in the frame after a link is pressed, before the router follows it, is taken along, too', async ({
  page
}) => {
  await open(page);
  // its answers are known from here on, and it is gone to at once
  await choose(page, '地区', '大悟县');
  await settled(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/a\/b\/$/);
  await settled(page);
  const link = await page.getByRole('link', { name: '分析', exact: true }).elementHandle();
  const area = await page.getByRole('combobox', { name: '地区', exact: true }).elementHandle();
  await page.evaluate(
    ([link, area]) => {
      const list = area as HTMLSelectElement;
      (link as HTMLElement).click();
      list.value = [...list.options].find(({ text }) => text.trim() === '大悟县')!.value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [link, area]
  );
  await expect(page.getByRole('heading', { name: '指标', level: 1 })).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL(/indicators\?a=420922$/);
});

test('an export is of the figure that was on the screen at the click', async ({ page }) => {
  await open(page);
  await figure(page, '建会率')
    .getByRole('button', { name: /导出菜单/ })
    .click();
  const item = page.getByRole('menuitem', { name: '矢量图 SVG' });
  await expect(item).toBeVisible();
  let letThrough: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\.js$/, async (route) => {
    await passed;
    await route.continue();
  });
  const file = await downloaded(page, async () => {
    await item.click();
    await choose(page, '指标', '25人以上企业建会率');
    await choose(page, '轮次', '2013年');
    letThrough();
  });
  expect(file.suggestedFilename()).toContain('_2014_建会率_');
  const svg = readFileSync(await file.path(), 'utf8');
  expect(svg).toContain('2014年');
  expect(svg).not.toContain('25人以上');
  expect(svg).not.toContain('时点 2013');
});

test('a figure that fails says so and leaves nothing old standing; the others stay, and it comes back with the next answers', async ({
  page
}) => {
  interface Broken {
    broken: boolean;
  }
  await page.addInitScript(() => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name: string, value: string) {
      const isBroken = (globalThis as unknown as Broken).broken;
      if (isBroken && this.closest('figure')?.getAttribute('aria-label') === '建会率')
        throw new Error('broken by the test');
      setAttribute.call(this, name, value);
    };
  });
  await open(page);
  await page.evaluate(() => ((globalThis as unknown as Broken).broken = true));
  await choose(page, '地区', '大悟县');
  const failure = page.getByRole('alert').filter({ hasText: '这一部分没有画出来' });
  await expect(failure).toContainText('broken by the test');
  await expect(figure(page, '建会率')).toHaveCount(0);
  for (const other of ['地区 × 指标', '建会率分布']) await expect(figure(page, other)).toBeVisible();
  await page.evaluate(() => ((globalThis as unknown as Broken).broken = false));
  await choose(page, '单位类型', '企业');
  await expect(figure(page, '建会率')).toBeVisible();
  await expect(failure).toHaveCount(0);
});

test.describe('when the engine cannot be fetched', () => {
  test.use({ allowed: [/wasm|ERR_FAILED|Failed to load resource|Failed to fetch/] });

  test('a filter that cannot be counted is told, and address, menu and figures stay', async ({ page }) => {
    await page.route(/\.wasm$/, (route) => route.abort());
    await open(page);
    const before = await read(key(page));
    // it may be let go again before it can be seen to be ticked
    await (await filterBoxes(page, '单位类型')).getByRole('checkbox', { name: '企业', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('本机数据引擎没有启动');
    await settled(page);
    await expect((await filterBoxes(page, '单位类型')).getByRole('checkbox', { checked: true })).toHaveCount(0);
    expect(new URL(page.url()).search).toBe('');
    expect(await read(key(page))).toBe(before);
  });
});
