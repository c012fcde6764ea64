import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { subPath } from '../serve';
import { freshPage, type Place } from './coldStart';
import { figure, median, round, unmeasured, type Figure } from './figure';
import { size } from './units';

const openings = 9;
const names = {
  demo: 'opening the list of units behind a number of the demo, from press to its first rows',
  many: `opening a list of ${size.toLocaleString('en')} units, from press to its first rows`,
  frame: `longest frame while a list of ${size.toLocaleString('en')} units scrolls`
};

/** The list of units of the demo, and of a file of 100,000 units that takes its place. */
export async function unitList(place: Place, folder: string): Promise<Figure[]> {
  try {
    const demo = await freshPage(place, async (page) => {
      await ready(page, place);
      return page.evaluate(openLists, openings);
    });
    const many = await freshPage(place, async (page) => {
      await ready(page, place);
      await page.locator('input[type=file]').first().setInputFiles(join(folder, 'unit.csv'));
      await page.locator('dialog .strong:not(:disabled)').click({ timeout: 180_000 });
      const isPlaced = () =>
        !document.querySelector('dialog') && document.querySelector('main')?.getAttribute('aria-busy') === 'false';
      await page.waitForFunction(isPlaced, null, { polling: 100, timeout: 180_000 });
      const opened = await page.evaluate(openLists, openings);
      return { opened, frames: await page.evaluate(scroll, 150) };
    });
    const how = `median of ${openings} openings of the list behind the count of the first sentence, one behind the other on one page, the first not counted: from the press to the first row in the table`;
    return [
      figure({
        name: names.demo,
        value: median(demo.map(({ first }) => first)),
        unit: 'ms',
        limit: 100,
        how,
        parts: { firstRowMs: demo.map(({ first }) => round(first)), rows: demo[0]!.rows }
      }),
      figure({
        name: names.many,
        value: median(many.opened.map(({ first }) => first)),
        unit: 'ms',
        limit: 300,
        how: `${how}; the file of ${size} units stands in place of the demo`,
        parts: { firstRowMs: many.opened.map(({ first }) => round(first)), rows: many.opened[0]!.rows }
      }),
      figure({
        name: names.frame,
        value: Math.max(...many.frames),
        unit: 'ms',
        limit: 50,
        how: 'longest time between two frames while the list is scrolled by 700 px a frame and by leaps over all of it, 150 frames',
        parts: { medianMs: round(median(many.frames)) }
      })
    ];
  } catch (error) {
    return [
      unmeasured(names.demo, 'ms', 100, error),
      unmeasured(names.many, 'ms', 300, error),
      unmeasured(names.frame, 'ms', 50, error)
    ];
  }
}

async function ready(page: Page, { origin }: Place): Promise<void> {
  await page.goto(`${origin}${subPath}`);
  const isReady = () =>
    document.querySelector('main')?.getAttribute('aria-busy') === 'false' &&
    performance.getEntriesByName('tables-ready').length > 0;
  await page.waitForFunction(isReady, null, { polling: 40, timeout: 120_000 });
  // tsx names functions by a call that no page knows
  await page.evaluate('globalThis.__name = (made) => made');
}

/** Runs in the page: presses on a count of the sentences, waits for the first row, puts the list away; the last one stays. */
async function openLists(count: number): Promise<{ first: number; rows: number }[]> {
  const found: { first: number; rows: number }[] = [];
  const seen = (wanted: boolean) =>
    new Promise<number>((resolve) => {
      const look = () =>
        (document.querySelector('dialog [role=grid] [aria-rowindex="2"]') !== null) === wanted
          ? resolve(performance.now())
          : requestAnimationFrame(look);
      look();
    });
  for (let at = 0; at <= count; at++) {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.sentences a[data-mark*="units"]')][0]!;
    const pressed = performance.now();
    link.click();
    const first = (await seen(true)) - pressed;
    const rows = Number(document.querySelector('dialog [role=grid]')!.getAttribute('aria-rowcount')) - 1;
    if (at > 0) found.push({ first, rows });
    await new Promise((rest) => setTimeout(rest, 200));
    if (at === count) break;
    history.back();
    await seen(false);
    await new Promise((rest) => setTimeout(rest, 200));
  }
  return found;
}

/** Runs in the page: ms between frames while the open list scrolls, its largest side. */
async function scroll(count: number): Promise<number[]> {
  const sides = [...document.querySelectorAll<HTMLButtonElement>('dialog [role=group] button')];
  const size = (side: HTMLElement) => Number((side.querySelector('span')?.textContent ?? '0').replaceAll(',', ''));
  sides.sort((a, b) => size(b) - size(a))[0]!.click();
  await new Promise((rest) => setTimeout(rest, 1500));
  const rows = document.querySelector<HTMLElement>('dialog [role=grid]')!;
  const frames: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let at = 0; at < count; at++) {
    rows.scrollTop = at % 10 === 9 ? (rows.scrollHeight * ((at * 7) % count)) / count : rows.scrollTop + 700;
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
}
