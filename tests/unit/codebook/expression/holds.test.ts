import { expect, test } from 'vitest';
import { holds, measure, type Row } from '../../../../src/lib/codebook/expression/holds';
import { parseExpression, parsePredicate, type Scope } from '../../../../src/lib/codebook/expression/parse';

const scope: Scope = {
  columns: new Map([
    ['t', { type: 'integer', list: null }],
    ['f', { type: 'integer', list: null }],
    ['n', { type: 'integer', list: null }],
    ['a', { type: 'integer', list: null }],
    ['form', { type: 'text', list: null }],
    ['absent', { type: 'text', list: null }],
    ['start', { type: 'date', list: null }],
    ['used', { type: 'select_multiple', list: null }],
    ['unused', { type: 'select_multiple', list: null }],
    ['constructor', { type: 'integer', list: null }]
  ]),
  choices: new Map()
};
/** t = 1 is true, f = 1 is false, n = 1 is unknown */
const row: Row = { t: 1, f: 0, n: null, a: 4, form: 'joint', start: '2014-09-30', used: '|relief|legal_aid|' };
const terms = ['t = 1', 'f = 1', 'n = 1'];
const [T, F, U] = [true, false, null];

test.each([
  ['AND', [T, F, U, F, F, F, U, F, U]],
  ['OR', [T, T, T, T, F, U, T, U, U]]
])('holds(a %s b) is SQL’s truth table over true, false, unknown', (word, expected) => {
  const found = terms.flatMap((a) => terms.map((b) => holds(parsePredicate(`${a} ${word} ${b}`, scope), row)));
  expect(found).toEqual(expected);
});

test.each([
  ['NOT t = 1', F],
  ['NOT f = 1', T],
  ['NOT n = 1', U],
  ['f = 1 AND n = 1 OR t = 1', T],
  ['t = 1 AND t = 1 AND n = 1', U],
  ['t = 1 AND n = 1 AND f = 1', F],
  ['a = 4', T],
  ['a <> 4', F],
  ['a < 4', F],
  ['a <= 4', T],
  ['a > 3', T],
  ['a >= 5', F],
  ['n <> 1', U],
  ['n = n', U],
  ['a + n = 4', U],
  ['a * 2 - 1 = 7', T],
  ['a BETWEEN 1 AND 5', T],
  ['a BETWEEN 4 AND 4', T],
  ['a BETWEEN 5 AND 9', F],
  ['a NOT BETWEEN 5 AND 9', T],
  ['n BETWEEN 1 AND 5', U],
  ['a BETWEEN n AND 5', U],
  ['a BETWEEN n AND 3', F],
  ["form IN ('joint', 'own')", T],
  ["form IN ('own')", F],
  ["form NOT IN ('own')", T],
  ["absent IN ('own')", U],
  ["absent NOT IN ('own')", U],
  ['a IN (1, 4)', T],
  ['n NOT IN (1)', U],
  ["form = 'joint'", T],
  ["form <> 'joint'", F],
  ["absent <> 'joint'", U],
  ["start >= '2014-01-01'", T],
  ["start < '2014-09-30'", F],
  ["'relief' IN used", T],
  ["'lief' IN used", F],
  ["'legal_aid' NOT IN used", F],
  ["'none' NOT IN used", T],
  ["'relief' IN unused", U],
  ["'relief' NOT IN unused", U],
  ['n IS NULL', T],
  ['a IS NULL', F],
  ['absent IS NULL', T],
  ['n IS NOT NULL', F],
  ['NOT n IS NULL', F],
  ['constructor IS NULL', T]
])('holds("%s") is %s', (text, expected) => {
  expect(holds(parsePredicate(text, scope), row)).toBe(expected);
});

test.each([
  ['2.5', 2.5],
  ['a', 4],
  ['n', null],
  ['constructor', null],
  ['-a', -4],
  ['a + 1 - 2', 3],
  ['a - 1 - 1 - 1', 1],
  ['a * a * 2', 32],
  ['-a * 2', -8],
  ['a + n', null],
  ['n * 0', null],
  ['1 WHERE t = 1', 1],
  ['1 WHERE f = 1', 0],
  ['1 WHERE n = 1', null],
  ['a WHERE t = 1', 4],
  ['n WHERE t = 1', null],
  ['n WHERE f = 1', 0],
  ['a + a WHERE f = 1', 0],
  ['a + (a WHERE f = 1)', 4],
  ['(1 WHERE t = 1) + (1 WHERE n = 1)', null]
])('measure("%s") is %s', (text, expected) => {
  expect(measure(parseExpression(text, scope), row)).toBe(expected);
});

test('measure throws when the column of a number holds text', () => {
  expect(() => measure({ type: 'column', name: 'form' }, row)).toThrow(TypeError);
});
