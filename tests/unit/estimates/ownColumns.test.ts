import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsBehind, type OwnColumn } from '../../../src/lib/codebook/own/ownColumn';
import type { Predicate } from '../../../src/lib/codebook/expression/expression';
import type { Engine } from '../../../src/lib/engine/engine';
import type { CellQuery, WaveTable } from '../../../src/lib/estimates/cells/cellQuery';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { pageSource } from '../../../src/lib/estimates/sources/page/page';
import { recentSource } from '../../../src/lib/estimates/sources/recent';
import { nativeEngine } from '../../nativeEngine';
import { cellsOf, sourceOf } from './cells';
import { differences, named, randomQuery, randomTables } from './queries';
import { Random, randomPredicate, store } from './random';
import { referenceCells } from './reference';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const noTurn = () => Promise.resolve();
const nobody = sourceOf(() => Promise.reject(new Error('the other source was asked')));
const codes = ["o'c", '"b"', 'c'];

const randomOwn = (random: Random, name: string): OwnColumn => ({
  name,
  values: codes.slice(0, 1 + random.below(3)).map((code) => ({ code, when: randomPredicate(random) }))
});

/** Only of tables that have all that it is made of. */
const withOwn = (waveTable: WaveTable, own: OwnColumn[]): WaveTable => {
  const made = own.filter((one) => [...columnsBehind(one)].every((column) => waveTable.columns.includes(column)));
  return { ...waveTable, columns: [...waveTable.columns, ...made.map(({ name }) => name)], own: made };
};

test.each(Array.from({ length: 8 }, (_, index) => index))(
  'columns of one’s own, as filter, group and part of a measure: DuckDB, the page and the plain reference agree, series %i',
  async (series) => {
    const random = new Random(9000 + series);
    const faults: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      const tables = await randomTables(engine, random, `o${series * 100 + round}`);
      const own = [randomOwn(random, 'own_a'), randomOwn(random, 'own_b')];
      const waveTables = tables.waveTables.map((one) => withOwn(one, own));
      const plain = randomQuery(random, waveTables);
      const isIn: Predicate = {
        type: 'in',
        column: 'own_a',
        values: [random.pick([...codes, 'rest'])],
        negated: random.chance(0.3)
      };
      const query: CellQuery = {
        ...plain,
        keys: [...plain.keys, { name: 'own', column: 'own_b', groups: null }],
        sets: named([['own'], ['area', 'own'], []]),
        where: random.pick<Predicate | null>([isIn, { type: 'not', operand: isIn }, null]),
        measures: plain.measures.map((one) => (random.chance(0.4) ? { ...one, universe: isIn } : one))
      };
      const expected = referenceCells(query, tables.rows);
      const page = pageSource(engine, nobody);
      await page.prepare({ ...query, where: null }, noTurn);
      await page.prepare(query, noTurn);
      for (const block of [await duckdbSource(engine).cells(query), page.peek(query)!]) {
        const wrong = differences(cellsOf(block), expected);
        if (wrong.length > 0) faults.push(`${wrong.slice(0, 3).join('\n')}\n${duckdbSource(engine).statement(query)}`);
      }
    }
    expect(faults.slice(0, 1)).toEqual([]);
  }
);

/** Of 24, 25, 100 and an unknown number of employees: how many rows a definition has of each code. */
const counting = (least: number, name = 'sizes'): CellQuery => ({
  waveTables: [
    {
      ...{ wave: '2014', name, columns: ['employees', 'own_big'] },
      own: [
        {
          name: 'own_big',
          values: [
            {
              code: 'in',
              when: {
                type: 'compare',
                operator: '>=',
                left: { type: 'column', name: 'employees' },
                right: { type: 'number', value: least }
              }
            }
          ]
        }
      ]
    }
  ],
  keys: [{ name: 'own', column: 'own_big', groups: null }],
  sets: named([['own']]),
  measures: [
    {
      ...{ id: 'M', universe: null, relevant: null },
      ...{ numerator: { type: 'number', value: 1 }, denominator: { type: 'number', value: 1 } }
    }
  ],
  ...{ where: null, weight: null, n: null, variance: 'none' }
});

test('a definition that is edited under its name is another question: no source remembers the number of before', async () => {
  const rows = [24, 25, 100, null].map((employees) => ({ employees }));
  await store(engine, 'sizes', ['employees'], rows);
  const page = pageSource(engine, duckdbSource(engine));
  const source = recentSource(page);
  const told = async (least: number) => {
    const block = await source.cells(counting(least));
    return Object.fromEntries(block.groups.map(({ key }, at) => [String(key['own']), block.rows[at]]));
  };
  for (const isOnPage of [false, true]) {
    if (isOnPage) for (const least of [100, 25]) await page.prepare(counting(least), noTurn);
    expect(await told(100)).toEqual({ in: 1, rest: 2, null: 1 });
    expect(await told(25)).toEqual({ in: 2, rest: 1, null: 1 });
    expect(await told(100)).toEqual({ in: 1, rest: 2, null: 1 });
  }
});

test('a definition by a date is left to the engine, which compares dates', async () => {
  await engine.query(`CREATE TABLE dated_own AS SELECT 3 AS employees, DATE '2014-03-01' AS since`);
  const query = counting(1, 'dated_own');
  const since: OwnColumn = {
    name: 'own_big',
    values: [{ code: 'in', when: { type: 'isNull', column: 'since', negated: true } }]
  };
  const waveTables = query.waveTables.map((one) => ({ ...one, columns: [...one.columns, 'since'], own: [since] }));
  const page = pageSource(engine, nobody);
  await page.prepare({ ...query, waveTables }, noTurn);
  expect(page.peek({ ...query, waveTables })).toBeNull();
});
