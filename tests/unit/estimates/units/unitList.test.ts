import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { ask } from '../../../../src/lib/estimates/ask';
import { allowRows, RowsRefused } from '../../../../src/lib/estimates/rows';
import { duckdbSource } from '../../../../src/lib/estimates/sources/duckdb';
import { duckdbRows } from '../../../../src/lib/estimates/sources/duckdbRows';
import { countRows, isOf } from '../../../../src/lib/estimates/units/counted';
import { neededRows } from '../../../../src/lib/estimates/units/needed';
import { ordered } from '../../../../src/lib/estimates/units/order';
import { bySide, lackOf } from '../../../../src/lib/estimates/units/side';
import { answerAt, type UnitRows } from '../../../../src/lib/estimates/units/unitRows';
import type { NumberPlace } from '../../../../src/lib/estimates/units/rowsBehind';
import { listedUnits } from '../../../../src/lib/estimates/units/unitList';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { nativeEngine } from '../../../nativeEngine';
import { indicator, load, survey, table } from '../survey';

const codebook = survey(
  [table('unit', { weight: 'weight' }, { members: "form IN ('joint')" })],
  [
    indicator('share', { universe: 'employees >= 10', numerator: "1 WHERE form IN ('joint')", denominator: '1' }),
    indicator('people', { numerator: "members WHERE form IN ('joint')", denominator: 'employees' }),
    indicator('bad', { numerator: '1 WHERE big = 1', denominator: '1', direction: 'down' })
  ],
  {
    gaps: {
      people: { unit: { column: 'employees', count: {} } },
      steps: null,
      visits: [],
      pairs: [],
      causes: [],
      quadrants: []
    }
  }
);

let engine: Engine;
let stored: StoredTable[];
const row = (area: string | null, employees: number | null, form: string | null, more = {}) => ({
  ...{ area, employees, form, form__missing: null, members: form === 'none' ? 0 : 5, big: 0, size: 's', weight: 1 },
  ...more
});
beforeAll(async () => {
  engine = await nativeEngine();
  stored = [
    await load(engine, 'unit', '2014', [
      row('A', 100, 'none'),
      row('A', 40, 'joint', { members: 30 }),
      // in a town of A
      row('town', 20, 'none', { weight: 2.5 }),
      row('A', 5, 'none'),
      row('A', 30, null),
      row('A', 30, null, { form__missing: 'not_asked' }),
      row('A', 30, 'none', { weight: 0 }),
      row('A', null, 'none'),
      // more members than people: B is in conflict and left out of the whole
      row('B', 10, 'joint', { members: 12, big: 1 }),
      row('C', 60, 'none', { size: null }),
      // names no area of its own
      row(null, 80, 'none'),
      row('R', 70, 'joint', { members: 1 })
    ])
  ];
});
afterAll(() => engine.close());

const view = { wave: '2014', base: '', filters: {} as Record<string, string[]> };
async function listed(list: NumberPlace, filters = view.filters) {
  const grouped = Object.keys(list.group).length > 0 ? { group: Object.keys(list.group) } : {};
  const estimates = await ask(duckdbSource(engine), codebook, stored, {
    ...view,
    waves: ['2014'],
    filters,
    ...grouped
  });
  const estimate = estimates.find(
    (one) =>
      one.indicator === list.indicator &&
      one.area === list.area &&
      JSON.stringify(one.group) === JSON.stringify(list.group)
  )!;
  const found = listedUnits(codebook, stored, list, { ...view, filters }, estimate.sum?.conflicts);
  if ('unlisted' in found) throw new Error(found.unlisted);
  const rows = await duckdbRows(engine).units(allowRows(codebook, stored, found.query));
  return { rows, estimate, indicator: found.indicator, query: found.query };
}
const employees = ({ columns }: UnitRows, which: Int32Array) =>
  Array.from(which, (at) => answerAt(columns.get('employees'), at));

describe('a list has the rows of its number and no other', () => {
  test.each<[string, NumberPlace, Record<string, string[]>, (number | null)[], (number | null)[]]>([
    ['of an area and the towns in it', { indicator: 'share', area: 'A', group: {} }, {}, [100, 20], [40]],
    [
      'of the whole with rows that name no area',
      { indicator: 'share', area: 'R', group: {} },
      {},
      [100, 20, 60, 80],
      [40, 10, 70]
    ],
    [
      'of the whole without an area in conflict',
      { indicator: 'people', area: 'R', group: {} },
      {},
      [100, 40, 20, 5, 60, 80, 70],
      []
    ],
    ['of that area', { indicator: 'people', area: 'B', group: {} }, {}, [], [10]],
    ['of a kind of area', { indicator: 'share', area: 'R/county', group: {} }, {}, [100, 20, 60], [40, 10]],
    [
      'of what should be low: those that have it',
      { indicator: 'bad', area: 'R', group: {} },
      {},
      [10],
      [100, 40, 20, 5, 30, 30, null, 60, 80, 70]
    ],
    ['under a filter', { indicator: 'share', area: 'R', group: {} }, { size: ['s'] }, [100, 20, 80], [40, 10, 70]],
    ['of a group of those who gave no answer', { indicator: 'share', area: 'R', group: { size: null } }, {}, [60], []]
  ])('%s', async (_, list, filters, lacking, met) => {
    const { rows, estimate, indicator } = await listed(list, filters);
    const sides = bySide(rows, indicator);
    expect(employees(rows, sides.lacking)).toEqual(lacking);
    expect(employees(rows, sides.met)).toEqual(met);
    expect(isOf(countRows(rows), estimate)).toBe(true);
  });

  test('each row that is left out is there once: outside the universe, not asked by its mark or its weight, or not answered', async () => {
    const { rows, estimate, indicator } = await listed({ indicator: 'share', area: 'A', group: {} });
    const { apart } = bySide(rows, indicator);
    expect(employees(rows, apart)).toEqual([5, 30, 30, 30, null]);
    expect(Array.from(apart, (at) => rows.kept[at])).toEqual([0, 1, 0, 0, 1]);
    expect([estimate.notEligible, estimate.nonresponse]).toEqual([3, 2]);
  });

  test('a list whose rows are not those of the number is not its list', async () => {
    const { rows, estimate } = await listed({ indicator: 'share', area: 'A', group: {} });
    expect(isOf({ ...countRows(rows), n: estimate.n! + 1 }, estimate)).toBe(false);
    expect(isOf(countRows(rows), { ...estimate, numerator: 2 })).toBe(false);
    expect(isOf(countRows(rows), { ...estimate, n: null, nonresponse: null })).toBe(false);
  });
});

test('listedUnits(..) goes through the one guard: a column of the measure that tells of a person is refused', () => {
  const own = codebook.tables[0]!;
  const personal = {
    ...codebook,
    tables: [
      { ...own, variables: own.variables.map((one) => (one.name === 'form' ? { ...one, personal: true } : one)) }
    ]
  };
  const found = listedUnits(personal, stored, { indicator: 'share', area: 'A', group: {} }, view);
  if ('unlisted' in found) throw new Error(found.unlisted);
  expect(() => allowRows(personal, stored, found.query)).toThrow(RowsRefused);
  expect(found.query.columns).not.toContain('form');
});

test.each(['nothing', '__proto__', "form' OR 1"])(
  'a group by %s, which the table does not have, is no list',
  (column) => {
    const group = Object.fromEntries([[column, 'x']]);
    expect(listedUnits(codebook, stored, { indicator: 'share', area: 'A', group }, view)).toEqual({
      unlisted: 'unsliceable'
    });
  }
);

describe('neededRows(lacking, ..)', () => {
  const made = (lacks: number[]): UnitRows => ({
    length: lacks.length,
    columns: new Map(),
    kept: new Uint8Array(lacks.length).fill(2),
    y: new Float64Array(lacks.length),
    x: Float64Array.from(lacks)
  });
  const share = indicator('share');
  const taken = (lacks: number[], areas: string, gaps: [string, number][]) => {
    const rows = made(lacks);
    const all = Int32Array.from(lacks, (_, at) => at);
    return [...neededRows(all, rows, share, new Map(gaps), (at) => areas[at]!)];
  };

  test('of units takes as many as the gap, the first first, and of each area its own', () => {
    expect(
      taken([1, 1, 1, 1, 1], 'aabab', [
        ['a', 2],
        ['b', 1]
      ])
    ).toEqual([0, 1, 2]);
  });
  test('of people takes the fewest that make up the gap', () => {
    expect(taken([3, 50, 10, 45, 2], 'aaaaa', [['a', 90]])).toEqual([1, 3]);
    expect(taken([3, 50, 10, 45, 2], 'aaaaa', [['a', 96]])).toEqual([1, 2, 3]);
  });
  test('of an area that lacks nothing takes none', () => {
    expect(taken([1, 1], 'ab', [['b', 1]])).toEqual([1]);
  });
  test('takes all where all of them do not make up the gap', () => {
    expect(taken([1, 1], 'aa', [['a', 9]])).toEqual([0, 1]);
  });
});

test('ordered(rows, column, ..) puts blanks last either way and leaves equal rows in the order of the table', () => {
  const numbers = { type: 'number' as const, values: Float64Array.from([5, NaN, 7, 5, 7]) };
  const all = Int32Array.from([0, 1, 2, 3, 4]);
  expect([...ordered(all, numbers, true)]).toEqual([2, 4, 0, 3, 1]);
  expect([...ordered(all, numbers, false)]).toEqual([0, 3, 2, 4, 1]);
  const words = { type: 'code' as const, codes: Int32Array.from([1, -1, 0, 1, 2]), words: ['b', 'a', 'c'] };
  expect([...ordered(all, words, false)]).toEqual([0, 3, 2, 4, 1]);
  const texts = ['B2', null, 'B10', 'A', 'B2'];
  const text = { type: 'text' as const, length: 5, at: (row: number) => texts[row]! };
  expect([...ordered(all, text, false)]).toEqual([3, 2, 0, 4, 1]);
  expect(lackOf({ y: Float64Array.from([2]), x: Float64Array.from([5]) }, 0, indicator('p'))).toBe(3);
});
