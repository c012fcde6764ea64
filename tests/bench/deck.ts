import type { Page } from '@playwright/test';
import { subPath } from '../serve';
import { briefingSettled } from './briefing';
import { freshPage, type Place } from './coldStart';
import { figure, median, round, unmeasured, type Figure } from './figure';

const slides = 12;
const times = 3;

const formats = {
  png: { name: `a briefing of ${slides} slides as a zip of PNGs of 1920 x 1080`, limit: 2000 },
  pptx: { name: `a briefing of ${slides} slides as a presentation`, limit: 2500 }
};

interface Left {
  ms: number;
  /** tasks that kept the page from answering, in ms */
  blocks: number[];
}

/** From the press that lets the deck of the demo leave to its file, and how long the page does not answer meanwhile. */
export async function deck(place: Place): Promise<Figure[]> {
  const found: Figure[] = [];
  const blocks: number[] = [];
  for (const [format, { name, limit }] of Object.entries(formats)) {
    try {
      const all = await freshPage(place, (page) => leave(page, `${place.origin}${subPath}briefing`, format));
      blocks.push(...all.flatMap((one) => one.blocks));
      found.push(
        figure({
          name,
          value: median(all.map(({ ms }) => ms)),
          unit: 'ms',
          limit,
          how: `median of ${times} times on one page, the first of which fetches what makes the file: from the press to the file`,
          parts: { ms: all.map(({ ms }) => round(ms)) }
        })
      );
    } catch (error) {
      found.push(unmeasured(name, 'ms', limit, error));
    }
  }
  found.push(
    figure({
      name: 'the longest time that the page does not answer while a briefing leaves',
      value: blocks.length > 0 ? Math.max(...blocks) : 0,
      unit: 'ms',
      limit: 100,
      how: 'the longest of the long tasks that the browser tells while the files above are made',
      parts: { ms: blocks.map(round) }
    })
  );
  return found;
}

async function leave(page: Page, address: string, format: string): Promise<Left[]> {
  await page.goto(address);
  await briefingSettled(page);
  // the last of the deck stay here, so that twelve leave
  const list = page.getByRole('navigation', { name: '幻灯片' }).getByRole('button');
  for (let at = (await list.count()) - 1; at >= slides; at--) {
    await list.nth(at).click();
    await page.getByRole('button', { name: '不导出这一页' }).click();
  }
  await briefingSettled(page);
  const found: Left[] = [];
  for (let time = 0; time < times; time++) {
    await page.getByRole('button', { name: '导出…' }).click();
    await page.getByRole('combobox', { name: '格式' }).selectOption(format);
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { seen, from: performance.now() });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          if (startTime > (globalThis as unknown as { from: number }).from) seen.push(duration);
      }).observe({ type: 'longtask' });
    });
    const download = page.waitForEvent('download');
    const start = performance.now();
    await page.getByRole('button', { name: '核对无误，导出' }).click();
    await (await download).path();
    const ms = performance.now() - start;
    found.push({ ms, blocks: await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen) });
    await briefingSettled(page);
  }
  return found;
}
