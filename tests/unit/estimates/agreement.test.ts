import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../../src/lib/codebook/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import type { Cell, CellSet, Edition, Measure, Question } from '../../../src/lib/estimates/question';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { nativeEngine } from '../../nativeEngine';
import { columns, Random, randomExpression, randomPredicate, randomRow, store } from './random';
import { referenceCells, type ReferenceCell } from './reference';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const place = ({ set, wave, key, measure }: Cell) => JSON.stringify([set, wave, key, measure]);
const counts = ['rows', 'weighted', 'n', 'missing', 'notAsked'] as const;
const sums = ['w', 'y', 'x', 'ww', 'yy', 'xy', 'xx'] as const;

/** Sets by these keys, named by them. */
const named = (sets: string[][]): CellSet[] => sets.map((keys) => ({ name: keys.join(' '), keys }));

/** What differs: counts by anything, sums by more than 1e-12 of the size of their terms. */
function differences(actual: Cell[], expected: ReferenceCell[]): string[] {
  const found = new Map(actual.map((cell) => [place(cell), cell]));
  const extra = actual.length === found.size ? [] : ['a cell came twice'];
  for (const cell of actual)
    if (!expected.some((other) => place(other) === place(cell))) extra.push(`+ ${place(cell)}`);
  return extra.concat(
    expected.flatMap((reference) => {
      const cell = found.get(place(reference));
      if (!cell) return [`- ${place(reference)}`];
      const unequal = counts.filter((count) => cell[count] !== reference[count]);
      const apart = sums.filter((sum) => !(Math.abs(cell[sum] - reference[sum]) <= 1e-12 * reference.sizes[sum]));
      return [...unequal, ...apart].map((name) => `${place(cell)} ${name}: ${cell[name]}, not ${reference[name]}`);
    })
  );
}

async function randomQuestion(
  random: Random,
  round: number
): Promise<{ question: Question; tables: Map<string, Row[]> }> {
  const tables = new Map<string, Row[]>();
  const editions: Edition[] = [];
  for (const [index, wave] of ['2013', '2014', '2014'].slice(0, 1 + random.below(3)).entries()) {
    const optional = ['score', 'flag', 'form__missing', 'employees__missing', 'weight', 'answers', 'many'];
    const absent = optional.filter(() => random.chance(0.15));
    const kept = columns.filter((column) => !absent.includes(column));
    const rows = Array.from({ length: random.pick([0, 1, 60, 120]) }, () => randomRow(random));
    const name = `t${round}_${index}`;
    await store(engine, name, kept, rows);
    tables.set(name, rows);
    editions.push({ wave, name, columns: kept });
  }
  const measures = Array.from({ length: 1 + random.below(8) }, (_, index): Measure => ({
    id: `M"${index}`,
    universe: random.chance(0.6) ? randomPredicate(random) : null,
    numerator: randomExpression(random),
    denominator: random.chance(0.3) ? { type: 'number', value: 1 } : randomExpression(random),
    relevant: random.chance(0.3) ? randomPredicate(random, 1) : null
  }));
  const question: Question = {
    editions,
    keys: [
      { name: 'area', column: 'area', groups: null },
      { name: 'kind', column: 'area', groups: { county: ['a1', 'a2', 'a3'], zone: ['b1', "o'c"], empty: [] } },
      { name: 'form', column: 'form', groups: null }
    ],
    sets: named(random.pick([[['area'], ['kind'], []], [[]], [['area', 'form'], ['form'], ['kind'], []], [['kind']]])),
    measures,
    where: random.chance(0.3) ? randomPredicate(random, 1) : null,
    weight: random.chance(0.5) ? 'weight' : null,
    n: random.chance(0.2) ? 'answers' : null,
    squares: random.chance(0.5)
  };
  return { question, tables };
}

describe('duckdbSource(engine).cells(question) equals the plain reference', () => {
  test.each(Array.from({ length: 12 }, (_, index) => index))(
    'on random tables and measures, series %i',
    async (series) => {
      const random = new Random(1000 + series);
      const source = duckdbSource(engine);
      const faults: string[] = [];
      for (let round = 0; round < 12; round += 1) {
        const { question, tables } = await randomQuestion(random, series * 100 + round);
        const cells = await source.cells(question);
        const wrong = differences(cells, referenceCells(question, tables));
        if (wrong.length > 0) faults.push(`${wrong.slice(0, 3).join('\n')}\n${source.statement(question)}`);
      }
      expect(faults.slice(0, 1)).toEqual([]);
    }
  );
});

describe('duckdbSource(engine)', () => {
  const one: Measure = {
    id: 'O01',
    universe: null,
    numerator: { type: 'column', name: 'members' },
    denominator: { type: 'column', name: 'employees' },
    relevant: null
  };
  const asks = (editions: Edition[], measures: Measure[] = [one]): Question => ({
    editions,
    keys: [{ name: 'area', column: 'area', groups: null }],
    sets: named([['area'], []]),
    measures,
    where: null,
    weight: null,
    n: null,
    squares: false
  });

  test('cells(question) without an edition is empty and asks nothing', async () => {
    expect(await duckdbSource(engine).cells(asks([]))).toEqual([]);
  });

  test('an edition that lacks a column has no cells of the measure, and the other wave keeps its own', async () => {
    await store(engine, 'old', ['area', 'members'], [{ area: 'a1', members: 4 }]);
    await store(engine, 'new', ['area', 'members', 'employees'], [{ area: 'a1', members: 3, employees: 5 }]);
    const cells = await duckdbSource(engine).cells(
      asks([
        { wave: '2013', name: 'old', columns: ['area', 'members'] },
        { wave: '2014', name: 'new', columns: ['area', 'members', 'employees'] }
      ])
    );
    expect(cells.map(({ wave, set, key, n, y, x }) => ({ wave, set, key, n, y, x }))).toEqual([
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
    const cells = await duckdbSource(engine).cells(
      asks([{ wave: '2014', name: 'blank', columns: ['area', 'members', 'employees'] }])
    );
    const found = cells.map(({ set, key, y }) => [set, key['area'], y]);
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
    const question = asks([{ wave: '2014', name: 'large', columns: ['area', 'members', 'employees'] }]);
    const [cell] = await duckdbSource(engine).cells({ ...question, sets: named([[]]), squares: true });
    expect(cell).toMatchObject({ y: 6e9, x: 6e9, yy: 1.2e19, xy: 1.2e19, xx: 1.2e19 });
  });

  test('statement(question) is one SELECT that neither divides nor filters aggregates', () => {
    const sql = duckdbSource(engine).statement(
      asks([{ wave: '2014', name: 'new', columns: ['area', 'members', 'employees'] }])
    );
    expect(sql).toMatch(/^SELECT\n {2}"wave",\n {2}"by area",\n {2}GROUPING\("by area"\),/);
    expect(sql).not.toMatch(/;|FILTER|\//);
  });

  test('cells(question, signal) of a signal that has fired rejects with its reason', async () => {
    const question = asks([{ wave: '2014', name: 'new', columns: ['area', 'members', 'employees'] }]);
    await expect(duckdbSource(engine).cells(question, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError'
    });
  });
});
