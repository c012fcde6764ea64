import { readdirSync } from 'node:fs';
import { test as base, expect, type BrowserContext, type Page, type ViewportSize } from '@playwright/test';
import { subPath } from '../serve';
import { follow } from './follow';

export { expect };

interface Options {
  /** the faults that a test provokes on purpose */
  allowed: RegExp[];
  /** the test loads nothing into the survey: the page that it used is given to the next such test */
  leavesNoTrace: boolean;
}

/** The page that goes from test to test. */
interface Desk {
  page: Page | null;
  faults: string[];
}

/** Where the other tests open their pages, one after the other; each finds nothing of those before it but the compiled engine. */
interface Warm {
  context: BrowserContext;
  /** has the engine compiled for all pages of its process, which is one for all (--process-per-site in playwright.config.ts) */
  holder: Page;
  faults: string[];
}

/**
 * Playwright's test, which also fails on any request that leaves the origin, any error of a page or its workers, any console error and
 * any breach of the content security policy. `test.use({ allowed: [/…/] })` names the faults that a test provokes on purpose.
 */
export const test = base.extend<Options, { desk: Desk; warm: Warm }>({
  allowed: [[], { option: true }],
  leavesNoTrace: [false, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  desk: [async ({}, use) => use({ page: null, faults: [] }), { scope: 'worker' }],
  warm: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport, locale, timezoneId } = project.use;
      const context = await browser.newContext({ baseURL, viewport, locale, timezoneId });
      const holder = await context.newPage();
      await holder.goto('licences/duckdb-wasm.txt');
      await holder.evaluate(holdEngine, enginePath());
      await use({ context, holder, faults: await watch(context, new URL(baseURL ?? '').origin) });
      await context.close();
    },
    { scope: 'worker' }
  ],
  context: async ({ warm, allowed }, use) => {
    await use(warm.context);
    await swept(warm);
    check(warm.faults.splice(0), allowed);
  },
  page: async (
    { context, browser, desk, leavesNoTrace, allowed, baseURL, viewport, locale, timezoneId },
    use,
    info
  ) => {
    if (!leavesNoTrace) {
      const page = await context.newPage();
      if (viewport) await page.setViewportSize(viewport);
      return use(page);
    }
    if (!desk.page) {
      const lasting = await browser.newContext({ baseURL, viewport, locale, timezoneId });
      desk.faults = await watch(lasting, new URL(baseURL ?? '').origin);
      desk.page = await lasting.newPage();
    }
    const { page, faults } = desk;
    await use(page);
    if (info.status === info.expectedStatus) {
      await dialogsLeft(page);
      await laidDown(page, viewport);
    } else {
      desk.page = null;
      await page.context().close();
    }
    check(faults.splice(0), allowed);
  }
});

function enginePath(): string {
  const folder = '_app/immutable/assets';
  const file = readdirSync(`build/${folder}`).find((name) => /^duckdb-eh\..*\.wasm$/.test(name));
  if (!file) throw new Error(`${folder} has no engine`);
  return `${subPath}${folder}/${file}`;
}

async function holdEngine(path: string): Promise<void> {
  Object.assign(window, { engine: await WebAssembly.compileStreaming(fetch(path)) });
}

/** No page is left, and nothing that it has kept. */
async function swept({ context, holder }: Warm): Promise<void> {
  for (const page of context.pages()) if (page !== holder) await page.close();
  await holder.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases())
      await new Promise((done) => (indexedDB.deleteDatabase(name!).onsuccess = done));
  });
}

function check(faults: string[], allowed: RegExp[]): void {
  expect(
    faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
    'faults of the page while the test ran'
  ).toEqual([]);
}

/** As the next test finds it: on a page of few parts, so that all of another comes anew, on a screen of the usual size. */
async function laidDown(page: Page, viewport: ViewportSize | null): Promise<void> {
  await page.emulateMedia({ media: null, reducedMotion: null });
  if (viewport) await page.setViewportSize(viewport);
  await follow(page, 'data');
}

/** Leaves every dialog by its keys; what a person has said of files that wait asks first, and behind a list there may be another. */
async function dialogsLeft(page: Page): Promise<void> {
  const dialogs = page.getByRole('dialog');
  const discard = page.getByRole('button', { name: '放弃', exact: true });
  for (let said = await dialogs.allTextContents(); said.length > 0; said = await dialogs.allTextContents()) {
    if (await discard.isVisible()) await discard.click();
    else await page.keyboard.press('Escape');
    await expect(dialogs).not.toHaveText(said);
  }
}

/** @returns what goes wrong in the context's pages, filled as it happens */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const faults: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== origin) faults.push(`request left the origin: ${url}`);
  });
  context.on('weberror', (error) => faults.push(`page error: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()} (${message.location().url})`);
  });
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`)
    )
  );
  return faults;
}
