import { expect, test } from 'vitest';
import { columnsOf } from '../../../../src/lib/codebook/expression/columnsOf';
import { ExpressionError } from '../../../../src/lib/codebook/expression/ExpressionError';
import { parseExpression, parsePredicate, type Scope } from '../../../../src/lib/codebook/expression/parse';

const choice = (name: string, missing: 'dont_know' | null = null) => ({ name, label: {}, missing, aliases: [] });
const scope: Scope = {
  columns: new Map([
    ['a', { type: 'integer', list: null }],
    ['b', { type: 'decimal', list: null }],
    ['flag', { type: 'boolean', list: null }],
    ['union_form', { type: 'select_one', list: 'form' }],
    ['used_services', { type: 'select_multiple', list: 'service' }],
    ['start', { type: 'date', list: null }],
    ['district', { type: 'area', list: null }],
    ['remark', { type: 'text', list: null }]
  ]),
  choices: new Map([
    ['form', [choice('independent'), choice('joint'), choice('none'), choice('unknown', 'dont_know')]],
    ['service', [choice('relief'), choice('legal_aid'), choice('none')]]
  ]),
  areas: new Set(['01', '02'])
};
const a = { type: 'column', name: 'a' };
const b = { type: 'column', name: 'b' };
const number = (value: number) => ({ type: 'number', value });
const equals = (left: object, value: number) => ({ type: 'compare', operator: '=', left, right: number(value) });

test.each([
  ['1', number(1)],
  ['12.5', number(12.5)],
  ['a', a],
  ['-a', { type: 'negative', operand: a }],
  ['a + b', { type: 'sum', operands: [a, b] }],
  ['a - b', { type: 'sum', operands: [a, { type: 'negative', operand: b }] }],
  ['a + b * 2', { type: 'sum', operands: [a, { type: 'product', operands: [b, number(2)] }] }],
  ['(a + b) * 2', { type: 'product', operands: [{ type: 'sum', operands: [a, b] }, number(2)] }],
  ['-a * b', { type: 'product', operands: [{ type: 'negative', operand: a }, b] }],
  ['1 WHERE a = 1', { type: 'where', value: number(1), condition: equals(a, 1) }],
  ['a + b WHERE a = 1', { type: 'where', value: { type: 'sum', operands: [a, b] }, condition: equals(a, 1) }],
  [
    '(1 where a = 4) + (1 WHERE b = 4)',
    {
      type: 'sum',
      operands: [
        { type: 'where', value: number(1), condition: equals(a, 4) },
        { type: 'where', value: number(1), condition: equals(b, 4) }
      ]
    }
  ]
])('parseExpression("%s")', (text, expected) => {
  expect(parseExpression(text, scope)).toEqual(expected);
});

test.each<[string, object]>([
  ['a = 1', equals(a, 1)],
  ...['<>', '<', '<=', '>', '>='].map((operator): [string, object] => [
    `a ${operator} b`,
    { type: 'compare', operator, left: a, right: b }
  ]),
  [
    'a = 1 OR a = 2 AND b = 3',
    { type: 'or', operands: [equals(a, 1), { type: 'and', operands: [equals(a, 2), equals(b, 3)] }] }
  ],
  [
    '(a = 1 OR a = 2) AND b = 3',
    { type: 'and', operands: [{ type: 'or', operands: [equals(a, 1), equals(a, 2)] }, equals(b, 3)] }
  ],
  ['NOT a = 1 AND b = 2', { type: 'and', operands: [{ type: 'not', operand: equals(a, 1) }, equals(b, 2)] }],
  ['NOT NOT a = 1', { type: 'not', operand: { type: 'not', operand: equals(a, 1) } }],
  ['(a + b) = 3', equals({ type: 'sum', operands: [a, b] }, 3)],
  ['((a)) = 3', equals(a, 3)],
  [
    'a BETWEEN 1 AND 5 AND b = 2',
    {
      type: 'and',
      operands: [
        {
          type: 'and',
          operands: [
            { type: 'compare', operator: '>=', left: a, right: number(1) },
            { type: 'compare', operator: '<=', left: a, right: number(5) }
          ]
        },
        equals(b, 2)
      ]
    }
  ],
  [
    "union_form IN ('independent', 'joint')",
    { type: 'in', column: 'union_form', values: ['independent', 'joint'], negated: false }
  ],
  ["union_form NOT IN ('none')", { type: 'in', column: 'union_form', values: ['none'], negated: true }],
  ['a IN (1, -2)', { type: 'in', column: 'a', values: [1, -2], negated: false }],
  ["'relief' IN used_services", { type: 'has', column: 'used_services', value: 'relief', negated: false }],
  ["'relief' NOT IN used_services", { type: 'has', column: 'used_services', value: 'relief', negated: true }],
  ['a IS NULL', { type: 'isNull', column: 'a', negated: false }],
  ['used_services is not null', { type: 'isNull', column: 'used_services', negated: true }],
  [
    "union_form = 'joint'",
    {
      type: 'compare',
      operator: '=',
      left: { type: 'column', name: 'union_form' },
      right: { type: 'text', value: 'joint' }
    }
  ],
  [
    "'joint' <> union_form",
    {
      type: 'compare',
      operator: '<>',
      left: { type: 'text', value: 'joint' },
      right: { type: 'column', name: 'union_form' }
    }
  ],
  [
    "start >= '2014-01-01'",
    {
      type: 'compare',
      operator: '>=',
      left: { type: 'column', name: 'start' },
      right: { type: 'text', value: '2014-01-01' }
    }
  ],
  [
    "remark = 'it''s'",
    { type: 'compare', operator: '=', left: { type: 'column', name: 'remark' }, right: { type: 'text', value: "it's" } }
  ]
])('parsePredicate("%s")', (text, expected) => {
  expect(parsePredicate(text, scope)).toEqual(expected);
});

test('parsePredicate("a NOT BETWEEN 1 AND 5") is NOT of what BETWEEN is', () => {
  expect(parsePredicate('a NOT BETWEEN 1 AND 5', scope)).toEqual({
    type: 'not',
    operand: parsePredicate('a BETWEEN 1 AND 5', scope)
  });
});

test.each([
  ['', 0, 'column'],
  ['a = ', 4, 'not complete'],
  ['a = 1 b', 6, 'end of the expression'],
  ['(a = 1', 6, ')'],
  ['a != 1', 2, '!'],
  ['a; DROP TABLE unit', 1, ';'],
  ["union_form = 'joint", 13, 'quote'],
  ['memebrs = 1', 0, 'memebrs'],
  ['1 = uniom_form', 4, 'nearest is "union_form"'],
  ['__proto__ = 1', 0, '__proto__'],
  ['a = constructor', 4, 'constructor'],
  ["union_form IN ('joint', 'independant')", 24, 'nearest is "independent"'],
  ["union_form = 'unknown'", 13, 'dont_know'],
  ["'releif' IN used_services", 0, 'nearest is "relief"'],
  ["'joint' IN union_form", 11, 'union_form IN'],
  ["used_services = 'relief'", 0, "'code' IN used_services"],
  ["used_services IN ('relief')", 0, "'code' IN used_services"],
  ["union_form > 'joint'", 0, 'no order'],
  ['union_form = 1', 13, 'quoted text'],
  ["a = 'x'", 4, 'text "x"'],
  ['a', 0, 'condition'],
  ['a AND b = 1', 0, 'condition'],
  ['a < b < 1', 6, 'end of the expression'],
  ['a IN ()', 6, 'column'],
  ["a IN (1, 'x')", 9, 'number'],
  ['a + b IN (1)', 0, 'name of a column'],
  ['a IS 1', 5, 'NULL'],
  ['a NOT = 1', 6, 'IN, BETWEEN'],
  ["district = '03'", 11, 'nearest is "01"'],
  ["start > 'May'", 8, '2014-09-30'],
  [`${'('.repeat(101)}a`, 101, '100'],
  [`${'NOT '.repeat(5000)}a`, 404, '100']
])('parsePredicate("%s") says at %i what is wrong', async (text, position, words) => {
  const { overwriteGetLocale } = await import('../../../../src/lib/paraglide/runtime');
  overwriteGetLocale(() => 'en');
  let thrown: unknown;
  try {
    parsePredicate(text, scope);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ExpressionError);
  expect((thrown as ExpressionError).position).toBe(position);
  expect((thrown as ExpressionError).message).toContain(words);
});

test.each([
  ['a = 1', 0],
  ['1 + (a = 1)', 5],
  ['1 WHERE a', 8],
  ['union_form', 0],
  ["'joint'", 0],
  ['1 WHERE a = 1 WHERE b = 1', 14],
  ['a / b', 2]
])('parseExpression("%s") fails at %i', (text, position) => {
  expect(() => parseExpression(text, scope)).toThrow(expect.objectContaining({ position }));
});

test('columnsOf(expression) is every column, once', () => {
  const text = "(a * 2 WHERE union_form IN ('joint') AND (a IS NULL OR 'relief' IN used_services)) + -b";
  expect([...columnsOf(parseExpression(text, scope))].sort()).toEqual(['a', 'b', 'union_form', 'used_services']);
});
