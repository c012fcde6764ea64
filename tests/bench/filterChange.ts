import type { Page } from '@playwright/test';
import { subPath } from '../serve';
import { freshPage, type Place } from './coldStart';
import { figure, median, round, unmeasured, type Figure } from './figure';

const changes = 50;

interface Change {
  /** ms from the press to the last mark of the last figure */
  marks: number;
  /** ms from the press until the page says that all of it belongs together */
  settled: number;
}

/** Filters of the demo, changed on the page: each a question that was not asked before. */
export async function filterChange(place: Place): Promise<Figure[]> {
  try {
    const all = await freshPage(place, (page) => change(page, place));
    return [
      figure({
        name: 'a filter change on the demo, from press to the last mark of all figures',
        value: median(all.map(({ marks }) => marks)),
        unit: 'ms',
        limit: 50,
        how:
          `median of ${changes} changes of a filter on the overview of the demo, one behind the other on one page, none of them asked before: ` +
          'from the change event of the menu to the last change of an attribute, text or element inside the sentences, cards and figures',
        parts: { marksMs: all.map(({ marks }) => round(marks)), settledMs: all.map(({ settled }) => round(settled)) }
      })
    ];
  } catch (error) {
    return [unmeasured('a filter change on the demo, from press to the last mark of all figures', 'ms', 50, error)];
  }
}

async function change(page: Page, { origin }: Place): Promise<Change[]> {
  await page.goto(`${origin}${subPath}`);
  const isSettled = () =>
    document.querySelector('main')?.getAttribute('aria-busy') === 'false' &&
    performance.getEntriesByName('tables-ready').length > 0;
  await page.waitForFunction(isSettled, null, { polling: 40, timeout: 120_000 });
  // tsx names functions by a call that no page knows
  await page.evaluate('globalThis.__name = (made) => made');
  return page.evaluate(changeFilters, changes);
}

/** Runs in the page. */
async function changeFilters(count: number): Promise<Change[]> {
  const main = document.querySelector('main')!;
  const menus = () =>
    [...document.querySelectorAll<HTMLSelectElement>('.bar select')].filter(({ options }) => options[0]?.value === '');
  const found: Change[] = [];
  for (let round = 0; found.length < count; round++) {
    for (const [at, menu] of menus().entries()) {
      const option = menu.options[(round % (menu.options.length - 1)) + 1];
      if (!option || found.length === count) continue;
      found.push(await choose(menu, option.value));
      // every other round keeps what the menus before chose, so that no question comes twice
      if (at === menus().length - 1 && round % 2 === 1) for (const one of menus()) await choose(one, '');
    }
  }
  return found;

  function choose(menu: HTMLSelectElement, value: string): Promise<Change> {
    return new Promise((resolve) => {
      const pressed = performance.now();
      let marks = 0;
      const watch = new MutationObserver((records) => {
        if (records.some(({ target }) => target !== main)) marks = performance.now() - pressed;
        if (main.getAttribute('aria-busy') !== 'false' || marks === 0) return;
        watch.disconnect();
        const settled = performance.now() - pressed;
        // what the last flush has changed is seen in this same call: nothing more may follow
        setTimeout(() => resolve({ marks, settled }), 60);
      });
      watch.observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
      menu.value = value;
      menu.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
}
