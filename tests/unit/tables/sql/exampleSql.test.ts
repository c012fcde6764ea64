import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { literal } from '../../../../src/lib/engine/sql';
import { isExampleText } from '../../../../src/lib/intake/form/example';
import { exampleSql } from '../../../../src/lib/tables/sql/exampleSql';
import { nativeEngine } from '../../../nativeEngine';

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

test.each([
  ['示例：12', true],
  ['  示例:', true],
  ['EXAMPLE：12', true],
  ['example: x', true],
  ['示例', false],
  ['例：12', false],
  ['E001', false],
  [' ', false],
  ['', false]
])('exampleSql(column) of %j is %s, as isExampleText says', async (text, isOne) => {
  const [found] = rows<{ said: boolean }>(
    await engine.query(`SELECT ${exampleSql('c')} AS said FROM (SELECT ${literal(text)} AS c)`)
  );
  expect([found!.said, isExampleText(text)]).toEqual([isOne, isOne]);
});
