import { chromium, type Page } from '@playwright/test';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { literal } from '../../src/lib/engine/sql';
import { launchArguments } from '../browser';
import { subPath } from '../serve';
import type { Place } from './coldStart';
import { figure, median, round, unmeasured, type Figure } from './figure';
import { writeManyRows, type ManyRows } from './manyRows';
import type { Intake } from './page/main';
import { readPack } from './units';

const runs = 3;
const million = 1_000_000;
/** shares of a load after which it is cancelled: while it is read, staged, cleaned and written */
const shares = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8];
const columns = 37;

interface Timing {
  name: string;
  limit: number;
  file: ManyRows;
  /** the same text as UTF-8, for an engine that reads nothing else */
  twin: ManyRows;
}

/** Loading a million rows, from the drop to the finished overview, beside native DuckDB's plain reading of the same file. */
export async function intake(place: Place, folder: string): Promise<Figure[]> {
  const file = (name: string, rest: Omit<ManyRows, 'path' | 'rows'>): ManyRows => ({
    path: resolve(folder, name),
    rows: million,
    ...rest
  });
  const clean = file('million.csv', { encoding: 'utf-8', dirty: false });
  const office = file('million-office.csv', { encoding: 'gb18030', dirty: true });
  const officeTwin = file('million-office-utf8.csv', { encoding: 'utf-8', dirty: true });
  const timings: Timing[] = [
    { name: 'UTF-8 clean', limit: 5, file: clean, twin: clean },
    { name: 'GB18030 with values to clean', limit: 7, file: office, twin: officeTwin }
  ];
  for (const many of [clean, office, officeTwin]) await writeManyRows(many);
  const figures: Figure[] = [];
  for (const timing of timings) {
    try {
      figures.push(...(await dropped(place, timing)));
    } catch (error) {
      figures.push(unmeasured(`drop to overview, ${timing.name}`, 'ratio', timing.limit, error));
    }
  }
  for (const many of [clean, office, officeTwin]) rmSync(many.path, { force: true });
  return figures;
}

async function dropped(place: Place, { name, limit, file, twin }: Timing): Promise<Figure[]> {
  const inApp: Drop[] = [];
  const native: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    native.push(await nativeRead(twin.path));
    inApp.push(await withPage(place, (page) => dropToOverview(page, place, file)));
  }
  const loaded = await withPage(place, (page) => alone(page, place, file.path));
  const cancelled = await withPage(place, (page) => cancels(page, place, file.path));
  const engineFree = await withPage(place, (page) => cancelsAlone(page, place, file.path));
  const { report } = loaded.intake;
  if (report.rows !== file.rows)
    throw new Error(`${report.rows} rows of ${file.rows}: ${JSON.stringify(report.problem)}`);
  const about = `${file.rows} rows x ${columns} columns, ${round(statSync(file.path).size / 1e6)} MB`;
  return [
    figure({
      name: `drop to overview, ${name}`,
      value: median(inApp.map(({ ms }) => ms)) / median(native),
      unit: 'ratio',
      limit,
      how:
        `${about}: median of ${runs} drops on the open page to the finished overview, dialog confirmed at once, over the median of ${runs} ` +
        `CREATE TABLE AS read_csv of native DuckDB, one thread, of the same text in UTF-8; in turn. steps: ms of a load without the page`,
      parts: { appMs: inApp.map(({ ms }) => round(ms)), nativeMs: native.map(round), ...stepsOf(loaded.intake) }
    }),
    figure({
      name: `checks of the rows, ${name}`,
      value: loaded.intake.checkMs / loaded.intake.ms,
      unit: 'ratio',
      limit: 0.5,
      how: `${about}: rules of the survey and damages counted in the stored rows, behind the dialog, over the load without the page`,
      parts: { checkMs: round(loaded.intake.checkMs), loadMs: round(loaded.intake.ms) }
    }),
    figure({
      name: `engine memory after the load, ${name}`,
      value: loaded.intake.memory / 1e6,
      unit: 'MB',
      limit: 100,
      how: `${about}: sum of duckdb_memory() when the load is done; peakMB is the size of the WebAssembly memory, which never shrinks`,
      parts: { peakMB: round(loaded.peak / 1e6) }
    }),
    figure({
      name: `longest block of the main thread from drop to overview, ${name}`,
      value: Math.max(...inApp.map(({ longest }) => longest)),
      unit: 'ms',
      limit: 100,
      how: `${about}: the longest task (Long Tasks API, which sees 50 ms and more; 0 is none) of each of the drops; the worst`,
      parts: { longestMs: inApp.map(({ longest }) => longest) }
    }),
    figure({
      name: `cancel of a load, ${name}`,
      value: Math.max(...cancelled),
      unit: 'ms',
      limit: 200,
      how:
        `${about}: on the page, from the click to the frame that shows what was open as it was; the worst of ${shares.length} moments. ` +
        `engineFreeMs: without the page, until all of the load is undone and the engine answers the next statement`,
      parts: { shares, ms: cancelled.map(round), engineFreeMs: engineFree.map(round) }
    })
  ];
}

/** Ten million rows of the clean and of the office's kind: they must be loaded whole, within 3 GB of WebAssembly memory. */
export async function tenMillion(place: Place, folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, dirty] of [
    ['UTF-8 clean', false],
    ['GB18030 with values to clean', true]
  ] as const) {
    const file: ManyRows = {
      path: resolve(folder, dirty ? 'ten-office.csv' : 'ten.csv'),
      rows: 10 * million,
      encoding: dirty ? 'gb18030' : 'utf-8',
      dirty
    };
    try {
      await writeManyRows(file);
      const { intake, peak } = await withPage(place, (page) => alone(page, place, file.path));
      const { report } = intake;
      if (report.rows !== file.rows) throw new Error(`${report.rows} rows: ${JSON.stringify(report.problem)}`);
      figures.push(
        figure({
          name: `peak of the engine's memory, 10,000,000 rows, ${name}`,
          value: peak / 1e9,
          unit: 'GB',
          limit: 3,
          how: `${file.rows} rows x ${columns} columns, ${round(statSync(file.path).size / 1e9)} GB, loaded without the page: size of the WebAssembly memory afterwards`,
          parts: { ms: round(intake.ms), memoryMB: round(intake.memory / 1e6), ...stepsOf(intake) }
        })
      );
    } catch (error) {
      figures.push(unmeasured(`peak of the engine's memory, 10,000,000 rows, ${name}`, 'GB', 3, error));
    }
    rmSync(file.path, { force: true });
  }
  return figures;
}

const stepsOf = ({ steps, ms }: Intake) => ({
  readMs: round(steps.read),
  cleanMs: round(steps.clean),
  storeMs: round(steps.store),
  loadMs: round(ms)
});

async function nativeRead(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const start = performance.now();
  await connection.run(`CREATE TABLE t AS SELECT * FROM read_csv(${literal(path)})`);
  const ms = performance.now() - start;
  connection.closeSync();
  instance.closeSync();
  return ms;
}

async function withPage<Result>({ browser }: Place, use: (page: Page) => Promise<Result>): Promise<Result> {
  // a private window keeps all of a page's blobs in memory, 2 GB at most
  const profile = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  const fresh = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    args: launchArguments,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN'
  });
  try {
    return await use(await fresh.newPage());
  } finally {
    await fresh.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Drops the file on the app, confirms at once, and waits for figures that were drawn from its rows. */
async function dropToOverview(page: Page, { origin }: Place, file: ManyRows): Promise<Drop> {
  await openReady(page, origin);
  await page.evaluate(watchDrop);
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(file.path);
  const done = page.waitForFunction(() => window.drop.end > 0, null, { timeout: 120_000, polling: 50 });
  await done.catch(async () => {
    throw new Error(
      `no overview within 120 s; the page says: ${(await page.locator('main, dialog').allInnerTexts()).join(' ').slice(0, 400)}`
    );
  });
  return page.evaluate(() => ({ ms: window.drop.end - window.drop.start, longest: window.drop.longest }));
}

async function openReady(page: Page, origin: string): Promise<void> {
  await page.goto(origin + subPath);
  await page.waitForFunction(() => performance.getEntriesByName('tables-ready').length > 0, null, { timeout: 60_000 });
  await page.waitForTimeout(500);
}

interface Drop {
  ms: number;
  longest: number;
}

declare global {
  interface Window {
    drop: { start: number; end: number; longest: number; confirmed: boolean; before: string };
  }
}

/** Runs in the page: without named functions inside, whose names tsx would keep by a function that the page does not have. */
function watchDrop(): void {
  const before = document.querySelector('.sentences')?.textContent ?? '';
  window.drop = { start: 0, end: 0, longest: 0, confirmed: false, before };
  new PerformanceObserver((list) =>
    list.getEntries().forEach(({ duration }) => (window.drop.longest = Math.max(window.drop.longest, duration)))
  ).observe({ type: 'longtask' });
  document.addEventListener('change', () => (window.drop.start ||= performance.now()), { capture: true, once: true });
  setInterval(() => {
    const { confirmed, before, end } = window.drop;
    if (!confirmed) {
      const button = [...document.querySelectorAll<HTMLButtonElement>('dialog button')].find(({ textContent }) =>
        textContent.includes('放入 ')
      );
      if (!button || button.disabled) return;
      window.drop.confirmed = true;
      button.click();
    } else if (end === 0) {
      const sentences = document.querySelector('.sentences')?.textContent ?? '';
      if (sentences !== '' && sentences !== before)
        requestAnimationFrame(() => setTimeout(() => (window.drop.end ||= performance.now())));
    }
  }, 10);
}

/** Drops the file on the app and cancels each when another share of it is done. @returns ms from each click until the page is as it was */
async function cancels(page: Page, { origin }: Place, path: string): Promise<number[]> {
  await openReady(page, origin);
  const shown = () => page.locator('.sentences').textContent();
  const before = await shown();
  const took: number[] = [];
  for (const share of shares) {
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles([]);
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(path);
    const button = page.getByRole('status').getByRole('button', { name: '取消' });
    await button.waitFor();
    took.push(await button.evaluate(cancelled, share));
    if ((await shown()) !== before) throw new Error('what was open has changed');
    if ((await page.getByRole('dialog').count()) > 0) throw new Error('something was loaded');
  }
  return took;
}

/** Runs in the page, with the button that cancels when so much is done: without named functions inside, as `watchDrop`. */
function cancelled(button: Element, share: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let start: number | null = null;
    const timer = setInterval(() => {
      if (start === null) {
        if (!button.isConnected) reject(new Error(`loaded without a word after ${share}, so nothing was cancelled`));
        if ((document.querySelector('progress')?.value ?? 0) < share) return;
        start = performance.now();
        (button as HTMLButtonElement).click();
        return;
      }
      if (button.isConnected) return;
      clearInterval(timer);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start!)));
    }, 4);
  });
}

/** Begins loads on the bench's own page and cancels each when another share of it is done. @returns ms that each took to end */
async function cancelsAlone(page: Page, { origin, files }: Place, path: string): Promise<number[]> {
  page.setDefaultTimeout(600_000);
  await page.goto(`${origin}/bench/`);
  await page.waitForFunction(() => 'bench' in window);
  await page.locator('input').setInputFiles(path);
  return page.evaluate(([files, pack, shares]) => window.bench.cancels(files, pack, shares), [
    files,
    [...readPack()],
    shares
  ] as const);
}

/** Loads a file on the bench's own page, where steps and memory can be asked for. */
async function alone(page: Page, { origin, files }: Place, path: string): Promise<{ intake: Intake; peak: number }> {
  page.setDefaultTimeout(600_000);
  await page.goto(`${origin}/bench/`);
  await page.waitForFunction(() => 'bench' in window);
  await page.locator('input').setInputFiles(path);
  const intake = await page.evaluate(([files, pack]) => window.bench.intake(files, pack), [
    files,
    [...readPack()]
  ] as const);
  const [worker] = page.workers();
  const peak = await worker!.evaluate(
    () =>
      (globalThis as unknown as { DUCKDB_BINDINGS: { mod: { HEAPU8: Uint8Array } } }).DUCKDB_BINDINGS.mod.HEAPU8.length
  );
  return { intake, peak };
}
