import { afterAll, beforeAll, expect, test } from 'vitest';
import { holds, measure, type Row } from '../../../src/lib/codebook/expression/holds';
import { parseExpression, parsePredicate, type Scope } from '../../../src/lib/codebook/expression/parse';
import type { Engine } from '../../../src/lib/engine/engine';
import { nativeEngine } from '../../nativeEngine';

const scope: Scope = {
  columns: new Map([
    ['a', { type: 'integer', list: null }],
    ['b', { type: 'integer', list: null }],
    ['form', { type: 'text', list: null }]
  ]),
  choices: new Map()
};
const numbers = [0, 1, 3, null];
const rows: Row[] = numbers.flatMap((a) =>
  numbers.flatMap((b) => ['own', 'joint', null].map((form) => ({ a, b, form })))
);

/** The same numbers on every run (mulberry32). */
function dice(seed: number): (sides: number) => number {
  return (sides) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** Texts of the language with as few brackets as their grammar allows, so that precedence is tested too. */
function writer(roll: (sides: number) => number) {
  const pick = <T>(...options: T[]): T => options[roll(options.length)]!;
  const atom = (): string => pick('a', 'b', '1', '3', '-a', '-2');
  const sum = (depth: number): string =>
    depth === 0
      ? atom()
      : pick(
          atom,
          () => `${sum(depth - 1)} ${pick('+', '-', '*')} ${sum(depth - 1)}`,
          () => `(${sum(depth - 1)})`
        )();
  const test = (): string =>
    pick(
      () => `${sum(1)} ${pick('=', '<>', '<', '<=', '>', '>=')} ${sum(2)}`,
      () => `${sum(1)} ${pick('', 'NOT ')}BETWEEN ${sum(1)} AND ${sum(1)}`,
      () => `${pick('a', 'b')} ${pick('', 'NOT ')}IN (0, ${roll(4)})`,
      () => `form ${pick('', 'NOT ')}IN (${pick("'own'", "'own', 'joint'")})`,
      () => `form ${pick('=', '<>')} 'own'`,
      () => `${pick('a', 'form')} IS ${pick('', 'NOT ')}NULL`
    )();
  const condition = (depth: number): string =>
    depth === 0
      ? test()
      : pick(
          () => `${condition(depth - 1)} ${pick('AND', 'OR')} ${condition(depth - 1)}`,
          () => `NOT ${condition(depth - 1)}`,
          () => `(${condition(depth - 1)})`
        )();
  return { sum, condition };
}

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
  const literal = (value: string | number | null) => (typeof value === 'string' ? `'${value}'` : String(value));
  const values = rows.map(({ a, b, form }, i) => `(${i}, ${literal(a!)}, ${literal(b!)}, ${literal(form!)})`);
  await engine.query(`CREATE TABLE sample AS SELECT * FROM (VALUES ${values.join(', ')}) AS v(i, a, b, form)`);
});
afterAll(() => engine.close());

/** What DuckDB makes of an SQL text on every row. */
async function ask(sql: string): Promise<unknown[]> {
  return [...(await engine.query(`SELECT ${sql} AS answer FROM sample ORDER BY i`))].map(
    (row) => row.toJSON().answer as unknown
  );
}

test('holds(parsePredicate(text), row) is what DuckDB makes of the same text, 300 conditions on 48 rows', async () => {
  const { condition } = writer(dice(1));
  for (let i = 0; i < 300; i++) {
    const text = condition(i % 4);
    const predicate = parsePredicate(text, scope);
    expect(
      rows.map((row) => holds(predicate, row)),
      text
    ).toEqual(await ask(`(${text})`));
  }
});

test('measure(parseExpression(text), row) is what DuckDB makes of the text, WHERE written as CASE, 150 values on 48 rows', async () => {
  const { sum, condition } = writer(dice(2));
  for (let i = 0; i < 150; i++) {
    const [value, met] = [sum(i % 3), condition(i % 3)];
    const expression = parseExpression(`${value} WHERE ${met}`, scope);
    const found = rows.map((row) => measure(expression, row));
    const sql = await ask(`CAST(CASE WHEN ${met} THEN ${value} WHEN NOT (${met}) THEN 0 END AS DOUBLE)`);
    expect(found, `${value} WHERE ${met}`).toEqual(sql.map((number) => number));
  }
});
