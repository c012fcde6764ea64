import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VariableType } from '../../../../src/lib/codebook/codebook';
import type { Expression, Operand, Predicate } from '../../../../src/lib/codebook/expression/expression';
import { holds, measure, type Row } from '../../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { expressionSql, predicateSql } from '../../../../src/lib/tables/sql/predicateSql';
import { nativeEngine } from '../../../nativeEngine';

const types = new Map<string, VariableType>([
  ['form', 'select_one'],
  ['staff', 'integer'],
  ['flag', 'boolean'],
  ['pay', 'decimal'],
  ['many', 'select_multiple']
]);

/** Every combination of an answer, another, and none; the codes of `form` are not in the order of the alphabet. */
const answers: Row[] = ['zeta', 'alpha', null].flatMap((form) =>
  [2000000000, 1, null].flatMap((staff) =>
    [0, 1, null].flatMap((flag) =>
      [0.5, null].flatMap((pay) => ['|a_b|c|', '|axb|', null].map((many) => ({ form, staff, flag, pay, many })))
    )
  )
);

const column = (name: string): Expression => ({ type: 'column', name });
const number = (value: number): Expression => ({ type: 'number', value });
const text = (value: string): Operand => ({ type: 'text', value });
const compare = (operator: '=' | '<>' | '<' | '<=' | '>' | '>=', left: Operand, right: Operand): Predicate => {
  return { type: 'compare', operator, left, right };
};

const isZeta = compare('=', column('form'), text('zeta'));
const large = compare('>', column('staff'), number(25));
const predicates: Predicate[] = [
  isZeta,
  large,
  ...(['<>', '<', '<=', '>', '>='] as const).map((operator) => compare(operator, column('form'), text('beta'))),
  compare('=', column('form'), text("no'such")),
  compare('<=', { type: 'sum', operands: [column('staff'), column('staff')] }, number(4e9)),
  { type: 'in', column: 'form', values: ['zeta', 'nowhere'], negated: false },
  { type: 'in', column: 'form', values: ['zeta'], negated: true },
  { type: 'in', column: 'staff', values: [1, 3], negated: false },
  { type: 'in', column: 'form', values: [], negated: true },
  { type: 'has', column: 'many', value: 'a_b', negated: false },
  { type: 'has', column: 'many', value: 'c', negated: true },
  { type: 'has', column: 'many', value: '%', negated: false },
  { type: 'isNull', column: 'pay', negated: false },
  { type: 'isNull', column: 'absent', negated: true },
  compare('=', column('absent'), number(1)),
  { type: 'and', operands: [isZeta, large, compare('=', column('flag'), number(1))] },
  { type: 'or', operands: [isZeta, large, compare('=', column('flag'), number(1))] },
  { type: 'not', operand: { type: 'or', operands: [isZeta, large] } }
];

const expressions: Expression[] = [
  column('staff'),
  column('absent'),
  { type: 'sum', operands: [column('staff'), column('staff'), number(1)] },
  { type: 'product', operands: [column('staff'), column('staff'), column('pay')] },
  {
    type: 'sum',
    operands: [column('flag'), { type: 'negative', operand: { type: 'negative', operand: column('flag') } }]
  },
  { type: 'where', value: number(1), condition: isZeta },
  { type: 'where', value: column('pay'), condition: { type: 'and', operands: [isZeta, large] } },
  {
    type: 'sum',
    operands: [
      { type: 'where', value: number(1), condition: isZeta },
      { type: 'where', value: column('staff'), condition: { type: 'not', operand: large } }
    ]
  }
];

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
  const values = answers.map(({ form, staff, flag, pay, many }) => {
    const quote = (answer: unknown) => (answer === null ? 'NULL' : `'${String(answer)}'`);
    return `(${[quote(form), staff ?? 'NULL', flag ?? 'NULL', pay ?? 'NULL', quote(many)].join(', ')})`;
  });
  await engine.query(`CREATE TABLE answers AS SELECT form::ENUM('zeta', 'alpha') AS form, staff::INTEGER AS staff,
    flag::TINYINT AS flag, pay::DOUBLE AS pay, many::VARCHAR AS many
    FROM (VALUES ${values.join(', ')}) AS t(form, staff, flag, pay, many)`);
});
afterAll(() => engine.close());

test.each(predicates.map((predicate) => [predicateSql(predicate, types), predicate] as const))(
  'predicateSql: %s agrees with holds() on every row',
  async (sql, predicate) => {
    const found = rows<{ met: boolean | null }>(await engine.query(`SELECT ${sql} AS met FROM answers`));
    expect(found.map(({ met }) => met)).toEqual(answers.map((row) => holds(predicate, row)));
  }
);

test.each(expressions.map((expression) => [expressionSql(expression, types), expression] as const))(
  'expressionSql: %s agrees with measure() on every row',
  async (sql, expression) => {
    const found = rows<{ value: number | null }>(
      await engine.query(`SELECT CAST(${sql} AS DOUBLE) AS value FROM answers`)
    );
    expect(found.map(({ value }) => value)).toEqual(answers.map((row) => measure(expression, row)));
  }
);
