import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier, literal } from '../../../src/lib/engine/sql';
import { nativeEngine } from '../../nativeEngine';

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const hostile = [
  '"; DROP TABLE x; --',
  "'; DROP TABLE x; --",
  '<img src=x onerror=alert(1)>',
  '__proto__',
  '建会率',
  'a\\',
  '$$',
  ''
];

test.each(hostile)('literal(%j) reads back as itself', async (text) => {
  const [row] = rows<{ value: string }>(await engine.query(`SELECT ${literal(text)} AS value`));
  expect(row!.value).toBe(text);
});

test.each(hostile.filter((text) => text !== ''))('identifier(%j) names a column of that name', async (text) => {
  const table = await engine.query(`SELECT 1 AS ${identifier(text)}`);
  expect(table.schema.names).toEqual([text]);
});

test('literal(number) survives a minus before it, and infinities are NULL', async () => {
  const sql = `SELECT 1 -${literal(-2)} AS three, ${literal(1e21)} AS big, ${literal(Infinity)} AS none, ${literal(null)} AS nil`;
  expect(rows(await engine.query(sql))).toEqual([{ three: 3, big: 1e21, none: null, nil: null }]);
});

test('rows(table) turns lists into arrays', async () => {
  expect(rows(await engine.query(`SELECT ['a', NULL] AS list, 7::BIGINT AS n`))).toEqual([{ list: ['a', null], n: 7 }]);
});
