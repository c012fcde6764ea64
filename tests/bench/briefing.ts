import type { Page } from '@playwright/test';

/** Until the page of the briefing stands, with all that its deck says of the loaded files. */
export async function briefingSettled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main')?.getAttribute('aria-busy') === 'false' &&
      performance.getEntriesByName('tables-ready').length > 0 &&
      document.querySelector('[role=toolbar]') !== null,
    null,
    { polling: 40, timeout: 240_000 }
  );
}
