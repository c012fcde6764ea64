import { tableFromArrays } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineCrash, QueryError, type Engine } from '../../../src/lib/engine/engine';
import { nativeEngine } from '../../nativeEngine';

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

async function first(sql: string): Promise<Record<string, unknown>> {
  return (await engine.query(sql)).get(0)!.toJSON();
}

test('engine.query gives sums of integers, decimals and counts as plain numbers', async () => {
  const sql = `SELECT SUM(x) AS s, COUNT(*) AS n, SUM(1.25::DECIMAL(9, 2)) AS d, SUM(x / 2) AS half
    FROM (VALUES (1::INTEGER), (2), (NULL)) AS t(x)`;
  expect(await first(sql)).toEqual({ s: 3, n: 3, d: 3.75, half: 1.5 });
});

test('engine.query gives texts, enums, booleans, lists, structs and NULL', async () => {
  const row = await first(
    `SELECT '职工' AS t, 'a'::ENUM('a', 'b') AS e, TRUE AS b, NULL::INTEGER AS z, ['x', NULL] AS l, {'k': 1, 'v': ['y']} AS s`
  );
  expect(row).toMatchObject({ t: '职工', e: 'a', b: true, z: null });
  expect([...(row.l as Iterable<string>)]).toEqual(['x', null]);
  expect(JSON.parse(JSON.stringify(row.s))).toEqual({ k: 1, v: ['y'] });
});

test('engine.query of nothing keeps its column names', async () => {
  const table = await engine.query('SELECT 1 AS a, 2 AS b WHERE FALSE');
  expect([table.numRows, table.schema.names]).toEqual([0, ['a', 'b']]);
});

test('engine.query rejects with the statement that failed', async () => {
  const error = await engine.query('SELECT nothing_here').catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(QueryError);
  expect((error as QueryError).sql).toBe('SELECT nothing_here');
});

test('engine.query stops when its signal fires', async () => {
  const stop = new AbortController();
  const question = engine.query(
    'SELECT SUM(sqrt(a.range + b.range)) FROM range(100000) a, range(100000) b',
    stop.signal
  );
  setTimeout(() => stop.abort(), 50);
  await expect(question).rejects.toMatchObject({ name: 'AbortError' });
  expect(await first('SELECT 1 AS one')).toEqual({ one: 1 });
});

test('engine.register makes a file readable to SQL', async () => {
  const name = await engine.register(new TextEncoder().encode('a,b\n1,孝南区\n'));
  expect(await first(`SELECT * FROM read_csv('${name}', all_varchar = true)`)).toEqual({ a: '1', b: '孝南区' });
  await engine.release(name);
  await expect(engine.query(`SELECT * FROM read_csv('${name}')`)).rejects.toBeInstanceOf(QueryError);
});

test('engine.insert makes a table and adds to it', async () => {
  const rows = tableFromArrays({ code: ['a', 'b'], n: [1, 2] });
  await engine.insert('made', rows);
  await engine.insert('made', rows);
  expect(await first('SELECT COUNT(*) AS n, SUM(n) AS s, MAX(code) AS c FROM made')).toEqual({ n: 4, s: 6, c: 'b' });
});

test('what is asked of a closed engine rejects with EngineCrash', async () => {
  const closed = await nativeEngine();
  await closed.close();
  await expect(closed.query('SELECT 1')).rejects.toBeInstanceOf(EngineCrash);
  await expect(closed.insert('t', tableFromArrays({ a: [1] }))).rejects.toBeInstanceOf(EngineCrash);
});
