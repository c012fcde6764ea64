import type { Expression, Operand, Predicate } from '../codebook/expression';
import { identifier, literal } from '../engine/sql';

/** How a condition inside a larger one is written: in full, or as the name of a column that already holds it. */
type Write = (condition: Predicate) => string;

/**
 * A condition as SQL over a stored table, with the meaning of `holds`: true, false or NULL. Ready to stand as an operand.
 * @param part writes the conditions that this one is made of
 */
export function predicateSql(predicate: Predicate, part: Write = (inner) => predicateSql(inner)): string {
  switch (predicate.type) {
    case 'compare':
      return `(${operandSql(predicate.left, part)} ${predicate.operator} ${operandSql(predicate.right, part)})`;
    case 'in': {
      const column = identifier(predicate.column);
      if (predicate.values.length === 0)
        return `(CASE WHEN ${column} IS NOT NULL THEN ${literal(predicate.negated)} END)`;
      return `(${column} ${predicate.negated ? 'NOT IN' : 'IN'} (${predicate.values.map(literal).join(', ')}))`;
    }
    case 'has': {
      const place = `POSITION(${literal(`|${predicate.value}|`)} IN ${identifier(predicate.column)})`;
      return `(${place} ${predicate.negated ? '= 0' : '> 0'})`;
    }
    case 'isNull':
      return `(${identifier(predicate.column)} ${predicate.negated ? 'IS NOT NULL' : 'IS NULL'})`;
    case 'and':
    case 'or':
      return `(${predicate.operands.map(part).join(predicate.type === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `(NOT ${part(predicate.operand)})`;
  }
}

/**
 * What a row adds, as SQL, with the meaning of `measure`. Columns that are reckoned with become DOUBLE: whole numbers
 * would overflow.
 * @param part writes the conditions in it
 */
export function expressionSql(expression: Expression, part: Write = (inner) => predicateSql(inner)): string {
  switch (expression.type) {
    case 'number':
      return literal(expression.value);
    case 'column':
      return identifier(expression.name);
    case 'sum':
    case 'product':
      return `(${expression.operands.map((operand) => termSql(operand, part)).join(expression.type === 'sum' ? ' + ' : ' * ')})`;
    case 'negative':
      return `(-${termSql(expression.operand, part)})`;
    case 'where': {
      const condition = part(expression.condition);
      return `(CASE WHEN ${condition} THEN ${expressionSql(expression.value, part)} WHEN NOT ${condition} THEN 0 END)`;
    }
  }
}

function termSql(expression: Expression, part: Write): string {
  const sql = expressionSql(expression, part);
  return expression.type === 'column' || expression.type === 'number' ? `CAST(${sql} AS DOUBLE)` : sql;
}

function operandSql(operand: Operand, part: Write): string {
  return operand.type === 'text' ? literal(operand.value) : expressionSql(operand, part);
}
