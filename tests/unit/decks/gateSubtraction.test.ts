import { describe, expect, test } from 'vitest';
import { giveAways } from '../../../src/lib/decks/gate/giveAways';
import type { Said } from '../../../src/lib/decks/told';
import { codebookOf } from '../../pack';
import { Random } from '../estimates/random';

const codebook = codebookOf('xiaogan');
const worker = codebook.indicators.find(({ table }) => table === 'worker')!;
const below = 10;

type Filters = Record<string, string[]>;
interface Shown {
  filters: Filters;
  n: number;
}

const found = (shown: Shown[]) =>
  giveAways(
    shown.map(({ n, filters }): Pick<Said, 'figure'> => {
      const cell = { indicator: worker.id, wave: '2014', area: '420922', base: '', group: {}, n, state: 'value' };
      return { figure: { spec: { view: { filters } }, estimates: [cell] } as unknown as Said['figure'] };
    }),
    codebook
  );

/** As many disjoint choices of one filter, of so many persons each. */
const disjoint = (count: number, n: number): Shown[] =>
  Array.from({ length: count }, (_, at) => ({ n, filters: { industry: [`i${at}`] } }));
const all = (n: number): Shown => ({ n, filters: {} });

describe('giveAways(slides) of 40 choices that share nobody ends', () => {
  test('and finds the 5 persons that all of them leave', () => {
    expect(found([all(805), ...disjoint(40, 20)])).toMatchObject([
      { persons: 5, slides: Array.from({ length: 41 }, (_, at) => at) }
    ]);
  });
  test.each([
    ['they leave nobody', 800],
    ['they leave 50', 850],
    ['half of them is more than all, which no count says, and 11 are left of 20', 411]
  ])('and finds nothing where %s', (_, n) => {
    expect(found([all(n), ...disjoint(40, 20)])).toEqual([]);
  });
  test('and finds nothing in as many choices of two filters that cross', () => {
    const crossed = Array.from({ length: 8 }, (_, industry) =>
      Array.from({ length: 5 }, (_, type) => ({ n: 20, filters: { industry: [`i${industry}`], type: [`t${type}`] } }))
    ).flat();
    const byType = Array.from({ length: 5 }, (_, type) => ({ n: 160, filters: { type: [`t${type}`] } }));
    expect(found([all(800), ...disjoint(8, 100), ...byType, ...crossed])).toEqual([]);
  });
});

/** Whether any parts that share nobody leave a few of a whole: all sets of them, one after another. */
function leaves(whole: Shown, rows: Set<number>[], shown: Shown[]): boolean {
  const parts = shown.flatMap((one, at) => (one === whole || !isWithin(one, whole) ? [] : rows[at]!));
  return Array.from({ length: 2 ** parts.length }, (_, set) => parts.filter((_, at) => (set >> at) % 2 === 1)).some(
    (some) => {
      const union = new Set(some.flatMap((one) => [...one]));
      const sum = some.reduce((total, { size }) => total + size, 0);
      return some.length > 0 && union.size === sum && whole.n - sum > 0 && whole.n - sum < below;
    }
  );
}

const isWithin = (one: Shown, { filters }: Shown): boolean =>
  Object.entries(filters).every(([name, codes]) => one.filters[name]?.every((code) => codes.includes(code)) ?? false);

test('giveAways(slides) says of 300 random decks what all sets of choices say, where every cell has persons', () => {
  const random = new Random(20140630);
  let given = 0;
  for (let round = 0; round < 300; round++) {
    const persons = [0, 1, 2].flatMap((industry) =>
      [0, 1, 2].flatMap((type) =>
        Array.from({ length: random.chance(0.5) ? 1 + random.below(4) : 10 + random.below(30) }, () => ({
          industry: `i${industry}`,
          type: `t${type}`
        }))
      )
    );
    const codes = (name: string) => [0, 1, 2].filter(() => random.chance(0.5)).map((at) => `${name[0]}${at}`);
    const choices = Array.from({ length: 7 }, () =>
      Object.fromEntries(['industry', 'type'].flatMap((name) => (codes(name).length > 0 ? [[name, codes(name)]] : [])))
    ).filter((filters) => Object.values(filters).every(({ length }) => length > 0));
    const different = [...new Map([{}, ...choices].map((one: Filters) => [JSON.stringify(one), one])).values()];
    const rows = different.map(
      (filters) =>
        new Set(
          persons.flatMap((one, at) =>
            Object.entries(filters).every(([name, some]) => some.includes(one[name as 'industry'])) ? [at] : []
          )
        )
    );
    const shown = different.map((filters, at) => ({ filters, n: rows[at]!.size }));
    const told = found(shown);
    const beside = new Set(told.filter(({ slides }) => slides.length > 1).map(({ slides }) => slides[0]!));
    shown.forEach((whole, at) => expect(beside.has(at), `${round} ${at}`).toBe(leaves(whole, rows, shown)));
    for (const { persons: left, slides } of told) {
      const [first, ...others] = slides.map((place) => shown[place]!.n);
      expect(others.reduce((rest, n) => rest - n, first!)).toBe(left);
    }
    given += beside.size;
  }
  expect(given).toBeGreaterThan(50);
});
