import type { Page } from '@playwright/test';
import { subPath } from '../serve';
import { freshPage, type Place } from './coldStart';
import { figure, median, round, unmeasured, type Figure } from './figure';
import { bringPress, type Pressed } from './press';

const changes = 50;
const name = 'any change on the slicing page of the demo, from press to final marks';
const kinds = ['rows', 'columns', 'filter', 'weights', 'own'] as const;

interface Change extends Pressed {
  kind: (typeof kinds)[number];
}

/** A segment of one's own, as a link brings it. */
const segment = JSON.stringify({
  own: 1,
  survey: 'xiaogan',
  variables: [
    {
      ...{ name: 'own_bench', label: { zh: '百人以上私营', en: 'Large private' }, table: 'unit' },
      values: [
        {
          ...{ name: 'v1', label: { zh: '百人以上私营', en: 'Large private' } },
          when: "employees >= 100 AND ownership = 'private'"
        }
      ]
    }
  ],
  measures: []
});

/** Rows, columns, a filter, the weights and a segment of one's own in turn, each a question that was not asked before. */
export async function sliceChange(place: Place): Promise<Figure[]> {
  try {
    const all = await freshPage(place, (page) => change(page, `${place.origin}${subPath}slice`));
    const of = (kind: Change['kind']) => all.filter((one) => one.kind === kind).map(({ marks }) => marks);
    return [
      figure({
        name,
        value: median(all.map(({ marks }) => marks)),
        unit: 'ms',
        limit: 50,
        how:
          `median of ${changes} changes, one behind the other on one page: rows, columns, a code of a filter, the weights and a segment ` +
          'of one’s own in turn; from the press to the last change of an attribute, text or element of the page',
        parts: {
          marksMs: all.map(({ marks }) => round(marks)),
          settledMs: all.map(({ settled }) => round(settled)),
          ...Object.fromEntries(kinds.map((kind) => [`${kind}Ms`, round(median(of(kind)))]))
        }
      })
    ];
  } catch (error) {
    return [unmeasured(name, 'ms', 50, error)];
  }
}

async function change(page: Page, address: string): Promise<Change[]> {
  const written = Buffer.from(segment).toString('base64url');
  await page.goto(`${address}?e=~${written}`);
  const isSettled = () =>
    document.querySelector('main')?.getAttribute('aria-busy') === 'false' &&
    performance.getEntriesByName('tables-on-page').length > 0;
  await page.waitForFunction(isSettled, null, { polling: 40, timeout: 120_000 });
  await bringPress(page);
  return page.evaluate(changeSlices, { count: changes, kinds: [...kinds] });
}

/** Runs in the page. */
async function changeSlices({ count, kinds }: { count: number; kinds: Change['kind'][] }): Promise<Change[]> {
  const main = document.querySelector('main')!;
  const own = '百人以上私营';
  const found: Change[] = [];
  const places = { rows: 0, columns: 0, filter: 0 };
  for (let at = 0; found.length < count; at++) {
    const kind = kinds[at % kinds.length]!;
    const press = await presser(kind);
    if (press) found.push({ kind, ...(await pressed(press)) });
  }
  return found;

  /** What is pressed for a change, once it can be. */
  async function presser(kind: Change['kind']): Promise<(() => void) | null> {
    if (kind === 'weights') {
      const other = [...main.querySelectorAll<HTMLButtonElement>('button[aria-pressed=false]')].find((one) =>
        /^(不)?加权$/.test(one.textContent.trim())
      );
      return other ? () => other.click() : null;
    }
    if (kind === 'filter') {
      const boxes = () => [...document.querySelectorAll<HTMLInputElement>('fieldset input[type=checkbox]')];
      const inBar = () => boxes().filter((one) => one.closest('.bar'));
      if (inBar().length === 0) document.querySelector<HTMLButtonElement>('.bar .popover button')!.click();
      while (inBar().length === 0) await new Promise(requestAnimationFrame);
      const box = inBar()[places.filter++ % inBar().length]!;
      return () => box.click();
    }
    const label = kind === 'rows' ? '行' : '列';
    const field = main.querySelector<HTMLInputElement>(`input[role=combobox][aria-label=${label}]`)!;
    field.click();
    const options = () => [...main.querySelectorAll<HTMLLIElement>('[role=option]')];
    while (options().length === 0) await new Promise(requestAnimationFrame);
    const others = options().filter((one) => one.getAttribute('aria-selected') !== 'true');
    const [mine, survey] = [true, false].map((isOwn) =>
      others.filter((one) => one.textContent.includes(own) === isOwn)
    );
    const option = kind === 'own' ? mine![0] : survey![places[kind]++ % survey!.length];
    if (option) return () => option.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    return null;
  }
}
