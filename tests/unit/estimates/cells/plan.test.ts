import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { plan } from '../../../../src/lib/estimates/cells/plan';
import type { CellQuery, CellSource, WaveTable, Measure } from '../../../../src/lib/estimates/cells/cellQuery';
import { duckdbSource } from '../../../../src/lib/estimates/sources/duckdb';
import { nativeEngine } from '../../../nativeEngine';
import { cellsOf, referenceSource, type Cell } from '../cells';
import { differences, named, randomMeasure, randomQuery, randomTables } from '../queries';
import { Random } from '../random';
import { referenceCells } from '../reference';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

/** What figures of one page may ask: the same rows and others, the same measures under other names, and others under the same. */
function randomList(random: Random, waveTables: WaveTable[]): CellQuery[] {
  const shared = Array.from({ length: 4 }, (_, index) => randomMeasure(random, `S${index}`));
  const some = [randomQuery(random, waveTables), randomQuery(random, waveTables)];
  return Array.from({ length: 2 + random.below(4) }, () => {
    const query = random.pick(some);
    const { keys, sets } = randomQuery(random, waveTables);
    const other = random.chance(0.5) ? query.measures : [randomMeasure(random, 'S0'), randomMeasure(random, 'S1')];
    const measures = [...shared.filter(() => random.chance(0.5)), ...other].map((measure, index): Measure =>
      random.chance(0.5) ? { ...measure, id: `T${index}` } : measure
    );
    const distinct = [...new Map(measures.map((measure) => [measure.id, measure])).values()];
    const renamed = random.chance(0.5);
    const called = (name: string) => (renamed && name === 'area' ? 'kind' : renamed && name === 'kind' ? 'area' : name);
    return {
      ...query,
      keys: keys.map((key) => ({ ...key, name: called(key.name) })),
      sets: sets.map((set) => ({ name: `by ${set.name}`, keys: set.keys.map(called) })),
      measures: distinct
    };
  });
}

/** What one statement can answer together. */
const rowsOf = ({ waveTables, where, weight, n, variance }: CellQuery): string =>
  JSON.stringify([waveTables, where, weight, n, variance]);

/** Asks a list together. */
async function together(source: CellSource, queries: CellQuery[]): Promise<Cell[][]> {
  const planned = plan(queries);
  const answers = await Promise.all(planned.queries.map((query) => source.cells(query)));
  return queries.map((_, index) => cellsOf(planned.answer(index, answers)));
}

describe('plan(queries)', () => {
  test.each(Array.from({ length: 8 }, (_, index) => index))(
    'gives each question what it is given when it is asked alone, of DuckDB and of the plain reference, series %i',
    async (series) => {
      const random = new Random(7000 + series);
      const faults: string[] = [];
      for (let round = 0; round < 4; round += 1) {
        const { waveTables, rows } = await randomTables(engine, random, `p${series * 100 + round}`);
        const queries = randomList(random, waveTables);
        let statements = 0;
        const native = duckdbSource({ query: (sql, signal) => ((statements += 1), engine.query(sql, signal)) });
        const found = await together(native, queries);
        expect(statements).toBe(new Set(queries.map(rowsOf)).size);
        const plain = await together(referenceSource(rows), queries);
        for (const [index, query] of queries.entries()) {
          const alone = referenceCells(query, rows);
          faults.push(...differences(cellsOf(await native.cells(query)), alone).slice(0, 1));
          faults.push(...differences(found[index]!, alone).slice(0, 1));
          faults.push(...differences(plain[index]!, alone).slice(0, 1));
        }
      }
      expect(faults.slice(0, 3)).toEqual([]);
    }
  );

  const waveTables: WaveTable[] = [{ wave: '2014', name: 'unit_1', columns: ['area', 'members', 'employees'] }];
  const measure = (id: string, column: string): Measure => ({
    id,
    universe: null,
    numerator: { type: 'column', name: column },
    denominator: { type: 'number', value: 1 },
    relevant: null
  });
  const query = (change: Partial<CellQuery> = {}): CellQuery => ({
    waveTables,
    keys: [{ name: 'area', column: 'area', groups: null }],
    sets: named([['area']]),
    measures: [measure('O01', 'members')],
    where: null,
    weight: null,
    n: null,
    variance: 'none',
    ...change
  });

  test('of one question is that question', () => {
    expect(plan([query()]).queries).toEqual([query()]);
  });

  test('asks the same measure once, whatever it is called, and calls another of its name by a name of its own', () => {
    const { queries } = plan([
      query(),
      query({ measures: [measure('again', 'members'), measure('O02', 'employees')] }),
      query({ measures: [measure('O01', 'employees'), measure('O01 2', 'area')] })
    ]);
    expect(queries).toHaveLength(1);
    expect(queries[0]!.measures).toEqual([
      measure('O01', 'members'),
      measure('O02', 'employees'),
      measure('O01 2', 'area')
    ]);
  });

  test('unites sets, and asks for one that several have once, whatever it is called', () => {
    const { queries } = plan([
      query(),
      query({
        sets: [
          { name: 'places', keys: ['area'] },
          { name: 'all', keys: [] }
        ]
      })
    ]);
    expect(queries.map(({ sets }) => sets)).toEqual([
      [
        { name: 'area', keys: ['area'] },
        { name: 'all', keys: [] }
      ]
    ]);
  });

  test.each<[string, Partial<CellQuery>]>([
    ['tables', { waveTables: [{ ...waveTables[0]!, name: 'unit_2' }] }],
    ['a filter', { where: { type: 'in', column: 'area', values: ['A'], negated: false } }],
    ['a weight', { weight: 'weight' }],
    ['an n', { n: 'answers' }],
    ['variance', { variance: 'weights' }]
  ])('keeps apart what differs in %s', (_, change) => {
    const asked = [query(), query(change), query({ measures: [measure('O02', 'employees')] })];
    expect(plan(asked).queries.map(({ measures }) => measures.map(({ id }) => id))).toEqual([['O01', 'O02'], ['O01']]);
  });
});
