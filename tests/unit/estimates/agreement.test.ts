import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { CellBlock } from '../../../src/lib/estimates/cells/cellBlock';
import type { DrawnUnit } from '../../../src/lib/estimates/cells/design';
import type { CellQuery, WaveTable, Measure } from '../../../src/lib/estimates/cells/cellQuery';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { pageSource } from '../../../src/lib/estimates/sources/page/page';
import { nativeEngine } from '../../nativeEngine';
import { blockOf, cellsOf, sourceOf } from './cells';
import { differences, named, randomQuery, randomTables } from './queries';
import { Random, randomPredicate, store } from './random';
import { referenceCells } from './reference';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

describe('duckdbSource(engine).cells(question) equals the plain reference', () => {
  test.each(Array.from({ length: 12 }, (_, index) => index))(
    'on random tables and measures, series %i',
    async (series) => {
      const random = new Random(1000 + series);
      const source = duckdbSource(engine);
      const faults: string[] = [];
      for (let round = 0; round < 12; round += 1) {
        const tables = await randomTables(engine, random, `t${series * 100 + round}`);
        const query = randomQuery(random, tables.waveTables);
        const cells = cellsOf(await source.cells(query));
        const wrong = differences(cells, referenceCells(query, tables.rows));
        if (wrong.length > 0) faults.push(`${wrong.slice(0, 3).join('\n')}\n${source.statement(query)}`);
      }
      expect(faults.slice(0, 1)).toEqual([]);
    }
  );
});

describe('pageSource(engine, other)', () => {
  const noTurn = () => Promise.resolve();
  /** Nobody else may be asked. */
  const nobody = sourceOf(() => Promise.reject(new Error('the other source was asked')));

  test.each(Array.from({ length: 12 }, (_, index) => index))(
    'cells(question) equals the plain reference on random tables and measures, whatever is filtered, series %i',
    async (series) => {
      const random = new Random(3000 + series);
      const faults: string[] = [];
      for (let round = 0; round < 12; round += 1) {
        const tables = await randomTables(engine, random, `p${series * 100 + round}`);
        const query = randomQuery(random, tables.waveTables);
        const source = pageSource(engine, nobody);
        await source.prepare({ ...query, where: null }, noTurn);
        for (const where of [query.where, randomPredicate(random), null]) {
          const cells = cellsOf(source.peek({ ...query, where })!);
          const wrong = differences(cells, referenceCells({ ...query, where }, tables.rows));
          if (wrong.length > 0) faults.push(`${wrong.slice(0, 3).join('\n')}\n${JSON.stringify({ ...query, where })}`);
        }
      }
      expect(faults.slice(0, 1)).toEqual([]);
    }
  );

  test('asks the other source about tables that are not on the page, that are too large for it, or that were let go', async () => {
    const random = new Random(1);
    const { waveTables } = await randomTables(engine, random, 'large');
    await store(
      engine,
      'many',
      ['area', 'members'],
      [1, 2, 3].map((members) => ({ area: 'a1', members }))
    );
    const table = { wave: '2014', name: 'many', columns: ['area', 'members'] };
    const query: CellQuery = { ...randomQuery(random, [...waveTables, table]), waveTables: [table], n: null };
    const asked: CellQuery[] = [];
    const other = sourceOf((query) => {
      asked.push(query);
      return Promise.resolve(blockOf([]));
    });
    const source = pageSource(engine, other, 3);
    expect(source.peek(query)).toBeNull();
    await source.cells(query);
    expect(asked).toHaveLength(1);
    await source.prepare(query, noTurn);
    expect(source.peek(query)).not.toBeNull();
    source.keep([]);
    expect(source.peek(query)).toBeNull();
    const small = pageSource(engine, other, 2);
    await small.prepare(query, noTurn);
    expect(small.peek(query)).toBeNull();
  });

  test('leaves conditions on dates to the engine, which compares dates, not texts', async () => {
    await engine.query(`CREATE TABLE dated AS SELECT 'a1' AS area, 1 AS members, DATE '2014-03-01' AS since`);
    const query = (column: string): CellQuery => ({
      waveTables: [{ wave: '2014', name: 'dated', columns: ['area', 'members', 'since'] }],
      keys: [],
      sets: named([[]]),
      measures: [
        {
          id: 'M',
          universe: null,
          numerator: { type: 'number', value: 1 },
          denominator: { type: 'number', value: 1 },
          relevant: null
        }
      ],
      where: { type: 'isNull', column, negated: true },
      weight: null,
      n: null,
      variance: 'none'
    });
    const source = pageSource(engine, nobody);
    await source.prepare(query('members'), noTurn);
    await source.prepare(query('since'), noTurn);
    expect(source.peek(query('members'))).not.toBeNull();
    expect(source.peek(query('since'))).toBeNull();
  });
});

describe('by a design', () => {
  const design = { stratum: 'form', cluster: 'flag', fpc: 'answers', fpcWithin: 'members' };
  const isKnownIn = ({ columns }: WaveTable) => columns.includes('flag') && columns.includes('answers');

  test.each(Array.from({ length: 8 }, (_, index) => index))(
    'both sources give the plain reference’s sums by stratum and cluster, and every unit of all rows, series %i',
    async (series) => {
      const random = new Random(7000 + series);
      const faults: string[] = [];
      for (let round = 0; round < 8; round += 1) {
        const tables = await randomTables(engine, random, `d${series * 100 + round}`);
        const query: CellQuery = { ...randomQuery(random, tables.waveTables), variance: 'design', design };
        const page = pageSource(
          engine,
          sourceOf(() => Promise.reject(new Error('the other source was asked')))
        );
        await page.prepare(query, () => Promise.resolve());
        const known = query.waveTables.every(isKnownIn);
        for (const block of [await duckdbSource(engine).cells(query), page.peek(query)!]) {
          if (known) {
            const byUnit = referenceCells(withUnits(query), tables.rows);
            faults.push(...differences(cellsOf({ ...block, groups: unitsNamed(block) }), byUnit));
          }
          for (const [wave, { units }] of Object.entries(block.drawn!)) {
            const of = query.waveTables.filter((one) => one.wave === wave);
            const isKnown = of.every(isKnownIn);
            const rows = of.flatMap(({ name }) => tables.rows.get(name)!);
            expect(isKnown ? tally(units!) : units).toEqual(isKnown ? plainTally(rows) : null);
          }
        }
      }
      expect(faults.slice(0, 3)).toEqual([]);
    }
  );

  const tally = (units: readonly DrawnUnit[]) =>
    Object.fromEntries(units.map(({ stratum, cluster, rows }) => [JSON.stringify([stratum, cluster]), rows]));

  function plainTally(rows: Row[]) {
    const counts: Record<string, number> = {};
    for (const { form = null, flag = null } of rows) {
      const key = JSON.stringify([form, flag === null ? null : String(flag)]);
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }

  /** The unit of each group as two more keys. */
  const unitsNamed = ({ groups, drawn }: CellBlock): CellBlock['groups'] =>
    groups.map(({ psu, ...group }) => {
      const { stratum, cluster } = drawn![group.wave]!.units![psu!]!;
      return { ...group, key: { ...group.key, s: stratum, c: cluster } };
    });

  const withUnits = (query: CellQuery): CellQuery => ({
    ...query,
    variance: 'weights',
    keys: [
      ...query.keys,
      { name: 's', column: design.stratum, groups: null },
      { name: 'c', column: design.cluster, groups: null }
    ],
    sets: query.sets.map((set) => ({ ...set, keys: [...set.keys, 's', 'c'] }))
  });
});

describe('duckdbSource(engine)', () => {
  const one: Measure = {
    id: 'O01',
    universe: null,
    numerator: { type: 'column', name: 'members' },
    denominator: { type: 'column', name: 'employees' },
    relevant: null
  };
  const asks = (waveTables: WaveTable[], measures: Measure[] = [one]): CellQuery => ({
    waveTables,
    keys: [{ name: 'area', column: 'area', groups: null }],
    sets: named([['area'], []]),
    measures,
    where: null,
    weight: null,
    n: null,
    variance: 'none'
  });

  test('cells(question) without a wave table is empty and asks nothing', async () => {
    expect(cellsOf(await duckdbSource(engine).cells(asks([])))).toEqual([]);
  });

  test('a wave table that lacks a column has no cells of the measure, and the other wave keeps its own', async () => {
    await store(engine, 'old', ['area', 'members'], [{ area: 'a1', members: 4 }]);
    await store(engine, 'new', ['area', 'members', 'employees'], [{ area: 'a1', members: 3, employees: 5 }]);
    const block = await duckdbSource(engine).cells(
      asks([
        { wave: '2013', name: 'old', columns: ['area', 'members'] },
        { wave: '2014', name: 'new', columns: ['area', 'members', 'employees'] }
      ])
    );
    expect(cellsOf(block).map(({ wave, set, key, n, y, x }) => ({ wave, set, key, n, y, x }))).toEqual([
      { wave: '2014', set: 'area', key: { area: 'a1' }, n: 1, y: 3, x: 5 },
      { wave: '2014', set: '', key: {}, n: 1, y: 3, x: 5 }
    ]);
  });

  test('a total is known by GROUPING, not by NULL: rows without an area are a cell of their own', async () => {
    await store(
      engine,
      'blank',
      ['area', 'members', 'employees'],
      [
        { area: null, members: 1, employees: 2 },
        { area: 'a1', members: 3, employees: 5 }
      ]
    );
    const block = await duckdbSource(engine).cells(
      asks([{ wave: '2014', name: 'blank', columns: ['area', 'members', 'employees'] }])
    );
    const found = cellsOf(block).map(({ set, key, y }) => [set, key['area'], y]);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        ['area', null, 1],
        ['area', 'a1', 3],
        ['', undefined, 4]
      ])
    );
  });

  test('sums of large whole numbers and their squares do not overflow', async () => {
    const rows = Array.from({ length: 3 }, () => ({ area: 'a1', members: 2_000_000_000, employees: 2_000_000_000 }));
    await store(engine, 'large', ['area', 'members', 'employees'], rows);
    const query = asks([{ wave: '2014', name: 'large', columns: ['area', 'members', 'employees'] }]);
    const block = await duckdbSource(engine).cells({ ...query, sets: named([[]]), variance: 'weights' });
    const [cell] = cellsOf(block);
    expect(cell).toMatchObject({ y: 6e9, x: 6e9, yy: 1.2e19, xy: 1.2e19, xx: 1.2e19 });
  });

  test('statement(question) is one SELECT that neither divides nor filters aggregates', () => {
    const sql = duckdbSource(engine).statement(
      asks([{ wave: '2014', name: 'new', columns: ['area', 'members', 'employees'] }])
    );
    expect(sql).toMatch(/^SELECT\n {2}"wave",\n {2}"by area",\n {2}GROUPING\("by area"\),/);
    expect(sql).not.toMatch(/;|FILTER|\//);
  });

  test('can(question) with weights, and by a design where the question names its columns: never by weights instead', () => {
    const source = duckdbSource(engine);
    const query = asks([]);
    const can = (['none', 'weights', 'design'] as const).map((variance) => source.can({ ...query, variance }));
    expect(can).toEqual([true, true, false]);
    const design = { stratum: 'form', cluster: null, fpc: null, fpcWithin: null };
    expect(source.can({ ...query, variance: 'design', design })).toBe(true);
  });

  test('cells(question, signal) of a signal that has fired rejects with its reason', async () => {
    const query = asks([{ wave: '2014', name: 'new', columns: ['area', 'members', 'employees'] }]);
    await expect(duckdbSource(engine).cells(query, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError'
    });
  });
});
