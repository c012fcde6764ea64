import type { Download, Locator, Page } from '@playwright/test';
import { subPath } from '../serve';
import { follow } from './follow';
import { expect } from './test';

/**
 * Until all that stands on the page belongs together and nothing is on its way that would change it. The one wait of these tests:
 * whatever reads the page without waiting for an expectation reads it behind this.
 */
export async function settled(page: Page): Promise<void> {
  const isSettled = () => document.querySelector('main')?.getAttribute('aria-busy') === 'false';
  await page.waitForFunction(isSettled, null, { polling: 40, timeout: 60_000 });
}

/** Opens the overview, or another address, unless it is open already, and waits until it is finished; an open page is led there. */
export async function open(page: Page, address = ''): Promise<void> {
  const at = new URL(page.url());
  if (!at.pathname.startsWith(subPath)) await page.goto(address);
  else await follow(page, address);
  await settled(page);
}

/** Opens an address as somebody does who types it: nothing of the page before is left. */
export async function openAnew(page: Page, address = ''): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Opens the page anew at the address that it has. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await settled(page);
}

/** Until the page was drawn as it is now, in its own fonts: what stands on it does not move any more, and what a scroll sets off has happened. */
export async function drawn(page: Page): Promise<void> {
  await settled(page);
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
  );
  const hasFonts = () => performance.getEntriesByName('fonts-ready').length > 0 && document.fonts.status === 'loaded';
  await page.waitForFunction(hasFonts, null, { polling: 40, timeout: 60_000 });
}

export const figure = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('figure', { name, exact: typeof name === 'string' });

/** The rate of the first card. */
export const key = (page: Page): Locator => page.locator('.key b').first();

/** What a part of the page says, when all of it belongs together. */
export async function read(part: Locator): Promise<string> {
  await settled(part.page());
  return (await part.textContent()) ?? '';
}

/** What each of some parts says, when all of them belong together. */
export async function readAll(parts: Locator): Promise<string[]> {
  await settled(parts.page());
  return parts.allTextContents();
}

/** Looks at the whole page with a function that runs in it, when all of it belongs together. */
export async function look<Seen>(page: Page, see: () => Seen): Promise<Seen> {
  await settled(page);
  return page.evaluate(see);
}

/** Until this machine keeps something for the page, in that store, in which these words are. */
export async function kept(page: Page, store: string, words: string): Promise<void> {
  await settled(page);
  await page.evaluate(
    async ([within, needle]) => {
      const answer = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((done) => (request.onsuccess = () => done(request.result)));
      for (let found = ''; !found.includes(needle);) {
        for (const { name } of await indexedDB.databases()) {
          const database = await answer(indexedDB.open(name!));
          if (database.objectStoreNames.contains(within))
            found = JSON.stringify(await answer(database.transaction(within).objectStore(within).getAll()));
          database.close();
        }
      }
    },
    [store, words] as const
  );
}

/** Where parts of the page stand, when all of them belong together and none will move. */
export async function boxes(parts: Locator): Promise<{ x: number; y: number; width: number; height: number }[]> {
  await drawn(parts.page());
  return parts.evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    })
  );
}

/** Until a part of the page stands right under or over another one and covers nothing of it: both may still move, as words get their fonts. */
export async function standsBy(part: Locator, other: Locator): Promise<void> {
  const isBy = ([one, about]: (Element | null)[]) => {
    const [box, mark] = [one!.getBoundingClientRect(), about!.getBoundingClientRect()];
    const gap = Math.max(box.top - mark.bottom, mark.top - box.bottom);
    return gap >= 0 && gap < 40;
  };
  await part.page().waitForFunction(isBy, [await part.elementHandle(), await other.elementHandle()]);
}

interface Picked {
  name: string;
  content: string | Buffer;
}

/** Picks files as the button does, and waits until they are read. */
export async function pick(page: Page, ...files: Picked[]): Promise<void> {
  await begin(page, ...files);
  await settled(page);
}

/** Picks files as the button does, and waits for nothing: their reading may be watched. */
export async function begin(page: Page, ...files: Picked[]): Promise<void> {
  await page
    .getByLabel('打开文件…')
    .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })));
}

/** Drops files and folders of the disk onto the page, as the system's file manager does. */
export async function drop(page: Page, paths: string[], at?: Place): Promise<void> {
  const letGo = await hold(page, paths, at);
  await letGo();
}

interface Place {
  x: number;
  y: number;
}

/** Holds files and folders over the page; what it returns lets them go. */
export async function hold(
  page: Page,
  paths: string[],
  { x, y }: Place = { x: 600, y: 400 }
): Promise<() => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', { type, x, y, data });
  await drag('dragEnter');
  // the browser lets nothing go before the page has said that it takes it
  await expect(page.getByText('松开鼠标')).toBeVisible();
  await drag('dragOver');
  return async () => {
    await drag('drop');
    await browser.detach();
  };
}

/** The file that a press gives. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<Download> {
  const download = page.waitForEvent('download');
  await press();
  return download;
}

/** The page that a press opens beside the one that it is on. */
export async function opened(page: Page, press: () => Promise<void>): Promise<Page> {
  const beside = page.context().waitForEvent('page');
  await press();
  return beside;
}

/** The cell of a figure's data table, by row and column head. */
export async function tableCell(
  page: Page,
  name: string | RegExp,
  row: string,
  column: string | RegExp
): Promise<string> {
  const shown = await asTable(page, name);
  const heads = await shown.locator('thead th').allTextContents();
  const at = heads.findIndex((head) => (typeof column === 'string' ? head === column : column.test(head)));
  expect(at, `a column ${column} among ${heads.join(' | ')}`).toBeGreaterThanOrEqual(0);
  const found = shown.locator('tbody tr', { has: page.getByRole('rowheader', { name: row, exact: true }) });
  return (await found.locator('th, td').nth(at).textContent()) ?? '';
}

/** A figure's data table, a record a row, by the heads of its columns. */
export async function tableRecords(page: Page, name: string | RegExp): Promise<Record<string, string>[]> {
  const shown = await asTable(page, name);
  const [head, ...rows] = await shown
    .locator('tr')
    .evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent)));
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [head![at], cell])));
}

/** A figure, turned to its data table. */
async function asTable(page: Page, name: string | RegExp): Promise<Locator> {
  await settled(page);
  const shown = figure(page, name);
  const table = shown.getByRole('button', { name: /^(表格|Table)$/ });
  if (await table.isVisible()) await table.click();
  await expect(shown.getByRole('table')).toBeVisible();
  return shown;
}

/** Tables are too large for the page: all that is asked from now on is asked of the engine. To be called before the page is opened. */
export async function askTheEngine(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype as { postMessage: (...message: unknown[]) => void };
    Worker.prototype.postMessage = function (this: Worker, message: { data?: unknown }, ...others: unknown[]) {
      const counted = /^SELECT COUNT\(\*\) AS "rows" FROM .*/;
      const data: unknown = Array.isArray(message.data)
        ? message.data.map((part: unknown) =>
            typeof part === 'string' ? part.replace(counted, 'SELECT 1000000 AS "rows"') : part
          )
        : message.data;
      postMessage.call(this, Object.assign(message, { data }), ...others);
    };
  });
}

/** Chooses in one of the labelled choices over the figures; of a filter, that code alone. */
export async function choose(page: Page, choice: string, option: string): Promise<void> {
  await settled(page);
  const list = page.getByRole('combobox', { name: choice, exact: true }).first();
  if (await list.isVisible()) await list.selectOption({ label: option });
  else {
    await unfilter(page, choice);
    await filter(page, choice, option);
    // the menu lies over the figures
    await page.keyboard.press('Escape');
  }
  await settled(page);
}

/** The boxes of a filter, in the menu of all filters. */
export async function filterBoxes(page: Page, name: string): Promise<Locator> {
  const menu = page.getByRole('button', { name: /^(筛选|Filters)/ });
  if ((await menu.getAttribute('aria-expanded')) === 'false') await menu.click();
  return page.getByRole('group', { name, exact: true });
}

/** Ticks a code of a filter. */
export async function filter(page: Page, name: string, code: string): Promise<void> {
  await (await filterBoxes(page, name)).getByRole('checkbox', { name: code, exact: true }).check();
}

/** Lets go of what a filter keeps. */
export async function unfilter(page: Page, name: string): Promise<void> {
  const clear = page.getByRole('button', { name: `清除“${name}”`, exact: true });
  if (await clear.isVisible()) await clear.click();
  await settled(page);
}

/** The smallest words of a slide, in its px, as the browser lays them out. */
export async function smallest(page: Page, markup: string): Promise<{ size: number; words: string }> {
  await settled(page);
  return page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement as unknown as SVGSVGElement;
    svg.style.cssText = 'position:fixed;left:0;top:0;width:1920px;max-width:none';
    document.body.append(svg);
    const [first] = [...svg.querySelectorAll('text')]
      .filter(({ textContent }) => textContent.trim() !== '')
      .map((element) => {
        const { b, d } = element.getScreenCTM()!;
        const size = Number(element.closest('[font-size]')?.getAttribute('font-size'));
        return { size: size * Math.hypot(b, d), words: element.textContent };
      })
      .sort((a, b) => a.size - b.size);
    svg.remove();
    return first!;
  }, markup);
}
