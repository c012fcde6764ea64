import { test as base, expect, type BrowserContext, type Page, type ViewportSize } from '@playwright/test';
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

/**
 * Playwright's test, which also fails on any request that leaves the origin, any error of a page or its workers, any console error and
 * any breach of the content security policy. `test.use({ allowed: [/…/] })` names the faults that a test provokes on purpose.
 */
export const test = base.extend<Options, { desk: Desk }>({
  allowed: [[], { option: true }],
  leavesNoTrace: [false, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  desk: [async ({}, use) => use({ page: null, faults: [] }), { scope: 'worker' }],
  context: async ({ context, baseURL, allowed }, use) => {
    const faults = await watch(context, new URL(baseURL ?? '').origin);
    await use(context);
    check(faults, allowed);
  },
  page: async (
    { context, browser, desk, leavesNoTrace, allowed, baseURL, viewport, locale, timezoneId },
    use,
    info
  ) => {
    if (!leavesNoTrace) return use(await context.newPage());
    if (!desk.page) {
      const lasting = await browser.newContext({ baseURL, viewport, locale, timezoneId });
      desk.faults = await watch(lasting, new URL(baseURL ?? '').origin);
      desk.page = await lasting.newPage();
    }
    const { page, faults } = desk;
    await use(page);
    const isClean = info.status === info.expectedStatus && (await discarded(page));
    if (isClean) await laidDown(page, viewport);
    if (!isClean) {
      desk.page = null;
      await page.context().close();
    }
    check(faults.splice(0), allowed);
  }
});

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

/** Discards the files that wait. @returns whether no dialog is left */
async function discarded(page: Page): Promise<boolean> {
  const dialogs = page.getByRole('dialog');
  const discard = page.getByRole('button', { name: '放弃', exact: true });
  for (let tries = 0; tries < 4 && (await dialogs.count()) > 0; tries++) {
    if (await discard.isVisible()) await discard.click();
    else await page.keyboard.press('Escape');
  }
  return (await dialogs.count()) === 0;
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
