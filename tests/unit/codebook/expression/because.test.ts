import { expect, test } from 'vitest';
import { because } from '../../../../src/lib/codebook/expression/because';
import { parsePredicate, type Scope } from '../../../../src/lib/codebook/expression/parse';

const number = { type: 'integer' as const, list: null };
const scope: Scope = {
  columns: new Map(['a', 'b', 'c'].map((name) => [name, number])),
  choices: new Map()
};

test.each([
  ['a = 1', { a: 2 }, ['a']],
  ['a = 1 AND b = 1', { a: 2, b: 1 }, ['a']],
  ['a = 1 AND b = 1', { a: 2, b: 2 }, ['a', 'b']],
  ['a = 1 AND b = 1', { a: 1, b: 1 }, ['a', 'b']],
  ['a = 1 OR b = 1', { a: 2, b: 1 }, ['b']],
  ['a = 1 OR b = 1', { a: 2, b: 2 }, ['a', 'b']],
  ['NOT (a = 1 OR b = 1)', { a: 1, b: 2 }, ['a']],
  ['a = 1 AND (b = 1 OR c = 1)', { a: 1, b: 2, c: 2 }, ['b', 'c']],
  ['a = 1 AND b = 1', { a: 1, b: null }, ['b']],
  ['a > b', { a: 1, b: null }, ['b']],
  ['a > b', { a: 1, b: 2 }, ['a', 'b']],
  ['a = 1 AND a < 5', { a: 7 }, ['a']]
])('because(%s, %j) is %j', (text, row, columns) => {
  expect(because(parsePredicate(text, scope), row)).toEqual(columns);
});
