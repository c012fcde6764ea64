import { chromium, type Page } from '@playwright/test';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launchArguments } from '../browser';
import { subPath } from '../serve';
import { figure, median, round, unmeasured, type Figure } from './figure';
import type { Files } from './page/main';

const runs = 10;
/** ms after which a browser that was started has come to rest */
const settling = 2000;

export interface Place {
  browser: string;
  /** http://host:port, without a slash at the end */
  origin: string;
  files: Files;
}

interface Start {
  /** ms since the navigation began */
  overview: number;
  engineStart: number;
  engineReady: number;
  /** the demo's files are in the engine, behind the overview that is shown already */
  tablesReady: number;
  /** ms of the longest task of the main thread, and of the longest silence of a timer that asks to run every 4 ms */
  longest: number;
  silence: number;
  scripts: string[];
  /** slices of the page's own font: next to none where the machine has a Chinese one */
  fontSlices: number;
}

/** The cold start of the app beside a bare start of its engine, in turn, each in a browser of its own with an empty profile. */
export async function coldStart(place: Place): Promise<Figure[]> {
  const starts: Start[] = [];
  const bare: number[] = [];
  try {
    for (let run = 0; run <= runs; run += 1) {
      const engine = await freshPage(place, (page) => bareStart(page, place));
      const start = await freshPage(place, (page) => appStart(page, place));
      // the first pair fills the disk's cache and is not counted
      if (run > 0) {
        bare.push(engine);
        starts.push(start);
      }
    }
  } catch (error) {
    return [
      unmeasured('cold start / engine start', 'ratio', 2, error),
      unmeasured('JavaScript before the first figure, gzip', 'kB', 250, error),
      unmeasured('scripts before the first figure', 'requests', 20, error),
      unmeasured('longest block of the main thread while the demo loads', 'ms', 100, error)
    ];
  }
  return [startFigure(starts, bare), scriptFigure(starts[0]!, place), requestFigure(starts[0]!), blockFigure(starts)];
}

function startFigure(starts: Start[], bare: number[]): Figure {
  return figure({
    name: 'cold start / engine start',
    value: median(starts.map(({ overview }) => overview)) / median(bare),
    unit: 'ratio',
    limit: 2,
    how:
      `median of ${runs} cold starts of the app, from navigation to the mark "overview", over the median of ${runs} bare starts of ` +
      'DuckDB-WASM (new Worker until instantiate() is done, same wasm and worker files, same server), in turn, each in a new browser with an empty profile that has come to rest. The overview comes from data/surveys/*/answers.json; tablesReadyMs and ' +
      'tablesReadyRatio say when all files of the demo were read and stored by the engine itself',
    parts: {
      overviewMs: starts.map(({ overview }) => round(overview)),
      bareEngineMs: bare.map(round),
      engineStartMs: starts.map(({ engineStart }) => round(engineStart)),
      engineReadyMs: starts.map(({ engineReady }) => round(engineReady)),
      tablesReadyMs: starts.map(({ tablesReady }) => round(tablesReady)),
      tablesReadyRatio: round(median(starts.map(({ tablesReady }) => tablesReady)) / median(bare))
    }
  });
}

function scriptFigure({ scripts }: Start, { files }: Place): Figure {
  const kilobytes = (path: string) => statSync(join('build', `${path}.gz`)).size / 1000;
  const worker = kilobytes(files.worker.slice(subPath.length));
  const page = scripts.reduce((sum, path) => sum + kilobytes(path), 0);
  return figure({
    name: 'JavaScript before the first figure, gzip',
    value: page,
    unit: 'kB',
    limit: 250,
    how:
      `the gzip twins (level 9) of all ${scripts.length} scripts that the page asked for before the mark "overview". The engine is aside: its wasm ` +
      `and worker, the script that is the wasm's glue; parts.sum counts the worker too`,
    parts: { page: round(page), worker: round(worker), sum: round(page + worker) }
  });
}

function requestFigure({ scripts }: Start): Figure {
  return figure({
    name: 'scripts before the first figure',
    value: scripts.length,
    unit: 'requests',
    limit: 20,
    how: 'scripts that the page asked for before the mark "overview": on an intranet each is a way there and back',
    parts: {}
  });
}

function blockFigure(starts: Start[]): Figure {
  const longest = starts.map(({ longest }) => longest);
  return figure({
    name: 'longest block of the main thread while the demo loads',
    value: Math.max(...longest),
    unit: 'ms',
    limit: 100,
    how:
      `the longest task of the main thread (Long Tasks API, which sees 50 ms and more; 0 is none) from navigation to half a second after ` +
      `all tables are in the engine, at normal speed; the worst of ${runs} starts. silence: longest gap of a 4 ms timer. fontSlices: ` +
      'slices of its own font that the page fetched; where the machine has no Chinese font the page is laid out anew when they come',
    parts: {
      longestMs: longest,
      medianMs: median(longest),
      silenceMs: starts.map(({ silence }) => round(silence)),
      fontSlices: median(starts.map(({ fontSlices }) => fontSlices))
    }
  });
}

export async function freshPage<Result>({ browser }: Place, use: (page: Page) => Promise<Result>): Promise<Result> {
  const fresh = await chromium.launch({ executablePath: browser, args: launchArguments });
  try {
    const page = await fresh.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    // the start of the browser itself is no part of the page's
    await page.waitForTimeout(settling);
    return await use(page);
  } finally {
    await fresh.close();
  }
}

async function bareStart(page: Page, { origin, files }: Place): Promise<number> {
  await page.goto(`${origin}/bench/`);
  await page.waitForFunction(() => 'bench' in window);
  return page.evaluate((files) => window.bench.instantiate(files), files);
}

async function appStart(page: Page, { origin }: Place): Promise<Start> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(watchMainThread);
  await page.goto(origin + subPath);
  await page
    .waitForFunction(() => performance.getEntriesByName('overview').length > 0, null, { timeout: 60_000, polling: 50 })
    .catch(() => {
      throw new Error(
        `no performance.mark('overview') within 60 s of opening ${origin}${subPath}; errors of the page: ${errors.join(' · ') || 'none'}`
      );
    });
  // by the page's own clock: what it asks for after the mark, the engine first, is no part of it
  const scripts = await page.evaluate(() => {
    const { startTime } = performance.getEntriesByName('overview')[0]!;
    const asked = performance.getEntriesByType('resource').filter((one) => one.startTime < startTime);
    return [...new Set(asked.map(({ name }) => new URL(name).pathname))].filter((path) => path.endsWith('.js'));
  });
  await page.waitForFunction(() => performance.getEntriesByName('tables-ready').length > 0, null, { timeout: 60_000 });
  await page.waitForTimeout(500);
  const [overview = NaN, engineStart = NaN, engineReady = NaN, tablesReady = NaN] = await page.evaluate(() =>
    ['overview', 'engine-start', 'engine-ready', 'tables-ready'].map(
      (name) => performance.getEntriesByName(name)[0]?.startTime
    )
  );
  const { longest, silence } = await page.evaluate(() => window.mainThread);
  const fontSlices = await page.evaluate(
    () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).length
  );
  return {
    overview,
    engineStart,
    engineReady,
    tablesReady,
    longest,
    silence,
    fontSlices,
    scripts: scripts.filter((path) => !path.includes('.worker.')).map((path) => path.slice(subPath.length))
  };
}

declare global {
  interface Window {
    mainThread: { longest: number; silence: number };
  }
}

function watchMainThread(): void {
  const seen = { longest: 0, silence: 0 };
  window.mainThread = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    seen.silence = Math.max(seen.silence, now - last);
    last = now;
  }, 4);
}

/** The engine's files as the build names them, seen from the server's root. */
export function engineFiles(): Files {
  const names = readdirSync('build/_app/immutable/assets');
  const url = (pattern: RegExp) => {
    const name = names.find((candidate) => pattern.test(candidate));
    if (!name) throw new Error(`no file like ${pattern} in build/_app/immutable/assets`);
    return `${subPath}_app/immutable/assets/${name}`;
  };
  return { wasm: url(/^duckdb-eh.*\.wasm$/), worker: url(/^duckdb-browser-eh\.worker.*\.js$/) };
}
