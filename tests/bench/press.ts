import type { Page } from '@playwright/test';

/** What a press took, in ms. */
export interface Pressed {
  /** to the last change of an attribute, text or element of the page */
  marks: number;
  /** until the page says that all of it belongs together */
  settled: number;
}

declare global {
  /** In a page that `bringPress` was brought to. */
  function pressed(press: () => void): Promise<Pressed>;
}

/** Gives a page what its functions measure a press with. */
export async function bringPress(page: Page): Promise<void> {
  // tsx names functions by a call that no page knows
  await page.evaluate('globalThis.__name = (made) => made');
  await page.evaluate(`globalThis.pressed = ${measure.toString()}`);
}

/** Runs in the page. */
function measure(press: () => void): Promise<Pressed> {
  const main = document.querySelector('main')!;
  return new Promise((resolve) => {
    const start = performance.now();
    let marks = 0;
    const watch = new MutationObserver((records) => {
      if (records.some(({ target }) => target !== main)) marks = performance.now() - start;
      if (main.getAttribute('aria-busy') !== 'false' || marks === 0) return;
      watch.disconnect();
      const settled = performance.now() - start;
      // what the last flush has changed is seen in this same call: nothing more may follow
      setTimeout(() => resolve({ marks, settled }), 60);
    });
    watch.observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
    press();
  });
}
