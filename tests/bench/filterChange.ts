import type { Page } from '@playwright/test';
import { subPath } from '../serve';
import { freshPage, type Place } from './coldStart';
import { figure, median, round, unmeasured, type Figure } from './figure';
import { bringPress, type Pressed } from './press';

const changes = 50;

/** The pages of the demo that a filter changes, and what the figure is called. */
const pages = {
  '': 'a filter change on the demo, from press to the last mark of all figures',
  gaps: 'a filter change on the gap page of the demo, from press to the last mark of all figures',
  'district?a=420922': "a filter change on a district's page of the demo, from press to the last mark of all figures",
  indicators: 'a filter change on the page of indicators of the demo, from press to the last mark of all figures'
};

/** Filters of the demo, changed on each page: each a question that was not asked before. */
export async function filterChange(place: Place): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const [path, name] of Object.entries(pages)) {
    try {
      const all = await freshPage(place, (page) => change(page, `${place.origin}${subPath}${path}`));
      found.push(
        figure({
          name,
          value: median(all.map(({ marks }) => marks)),
          unit: 'ms',
          limit: 50,
          how:
            `median of ${changes} changes of a filter, one behind the other on one page, none of them asked before: ` +
            'from the press on a code to the last change of an attribute, text or element inside the sentences, cards and figures',
          parts: { marksMs: all.map(({ marks }) => round(marks)), settledMs: all.map(({ settled }) => round(settled)) }
        })
      );
    } catch (error) {
      found.push(unmeasured(name, 'ms', 50, error));
    }
  }
  return found;
}

async function change(page: Page, address: string): Promise<Pressed[]> {
  await page.goto(address);
  const isSettled = () =>
    document.querySelector('main')?.getAttribute('aria-busy') === 'false' &&
    performance.getEntriesByName('tables-ready').length > 0;
  await page.waitForFunction(isSettled, null, { polling: 40, timeout: 120_000 });
  await bringPress(page);
  return page.evaluate(changeFilters, changes);
}

/** Runs in the page: ticks one code after the other of each filter, then lets them go again in the same order, which are other sets. */
async function changeFilters(count: number): Promise<Pressed[]> {
  document.querySelector<HTMLButtonElement>('.bar .popover button')!.click();
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>('fieldset input[type=checkbox]')];
  // the options are fetched when they are opened
  while (boxes().length === 0) await new Promise(requestAnimationFrame);
  const found: Pressed[] = [];
  for (let at = 0; found.length < count; at++) {
    const box = boxes()[at % boxes().length]!;
    found.push(await pressed(() => box.click()));
  }
  return found;
}
