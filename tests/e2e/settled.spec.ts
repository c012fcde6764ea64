import type { Page } from '@playwright/test';
import { choose, figure, key, open, read, settled } from './app';
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
      const menu = [...document.querySelectorAll('.bar label')].find((one) => one.textContent.includes('单位类型'));
      const now = [
        location.search,
        menu?.querySelector('.chosen')?.textContent ?? '',
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
  await page.getByRole('combobox', { name: '单位类型' }).selectOption({ label: '企业' });
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
  await page.getByRole('combobox', { name: '单位类型' }).selectOption({ label: '企业' });
  await page.getByRole('combobox', { name: '地区', exact: true }).selectOption({ label: '大悟县' });
  await release(page);
  await settled(page);
  await expect(page).toHaveURL(/a=420922/);
  await expect(page).toHaveURL(/f\.unit_type=enterprise/);
  await page.goBack();
  await expect(key(page)).toHaveText(before);
});

test.describe('when the engine cannot be fetched', () => {
  test.use({ allowed: [/wasm|ERR_FAILED|Failed to load resource|Failed to fetch/] });

  test('a filter that cannot be counted is told, and address, menu and figures stay', async ({ page }) => {
    await page.route(/\.wasm$/, (route) => route.abort());
    await open(page);
    const before = await read(key(page));
    await page.getByRole('combobox', { name: '单位类型' }).selectOption({ label: '企业' });
    await expect(page.getByRole('alert')).toContainText('本机数据引擎没有启动');
    await settled(page);
    await expect(page.getByRole('combobox', { name: '单位类型' })).toHaveValue('');
    expect(new URL(page.url()).search).toBe('');
    expect(await read(key(page))).toBe(before);
  });
});
