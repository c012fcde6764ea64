import type { Comparator, Expression, Operand, Predicate } from './expression';

/** Answers of one row by column; null and absent are "no answer". A select_multiple answer is written '|a|b|'. */
export type Row = Record<string, number | string | null>;

/**
 * Whether a row meets a condition, as SQL means it: the reference that every source of cells must agree with.
 * @returns null when an answer that decides it is missing
 */
export function holds(predicate: Predicate, row: Row): boolean | null {
  switch (predicate.type) {
    case 'compare':
      return compare(predicate.operator, operand(predicate.left, row), operand(predicate.right, row));
    case 'in': {
      const answer = answerOf(predicate.column, row);
      return answer === null ? null : predicate.values.includes(answer) !== predicate.negated;
    }
    case 'has': {
      const answer = answerOf(predicate.column, row);
      return answer === null ? null : String(answer).includes(`|${predicate.value}|`) !== predicate.negated;
    }
    case 'isNull':
      return (answerOf(predicate.column, row) === null) !== predicate.negated;
    case 'and':
      return every(predicate.operands, row, true);
    case 'or':
      return every(predicate.operands, row, false);
    case 'not': {
      const inner = holds(predicate.operand, row);
      return inner === null ? null : !inner;
    }
  }
}

/** What a row adds to a sum; null when an answer that it needs is missing; never -0. @throws TypeError when a number's column holds text */
export function measure(expression: Expression, row: Row): number | null {
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'column': {
      const answer = answerOf(expression.name, row);
      if (typeof answer === 'string') throw new TypeError(`${expression.name}: "${answer}" is not a number`);
      return answer;
    }
    case 'sum':
      return fold(expression.operands, row, (total, term) => total + term);
    case 'product':
      return fold(expression.operands, row, (total, factor) => total * factor + 0);
    case 'negative': {
      const inner = measure(expression.operand, row);
      return inner === null ? null : 0 - inner;
    }
    case 'where': {
      const met = holds(expression.condition, row);
      return met === null ? null : met ? measure(expression.value, row) : 0;
    }
  }
}

/** AND is true unless an operand is false or unknown; OR is the same with true and false exchanged (Kleene). */
function every(operands: Predicate[], row: Row, neutral: boolean): boolean | null {
  const results = operands.map((operand) => holds(operand, row));
  if (results.includes(!neutral)) return !neutral;
  return results.includes(null) ? null : neutral;
}

function compare(operator: Comparator, left: number | string | null, right: number | string | null): boolean | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '=':
      return left === right;
    case '<>':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function operand(node: Operand, row: Row): number | string | null {
  if (node.type === 'text') return node.value;
  return node.type === 'column' ? answerOf(node.name, row) : measure(node, row);
}

function fold(operands: Expression[], row: Row, combine: (a: number, b: number) => number): number | null {
  const values = operands.map((part) => measure(part, row));
  return values.reduce((a, b) => (a === null || b === null ? null : combine(a, b)));
}

function answerOf(column: string, row: Row): number | string | null {
  return Object.hasOwn(row, column) ? (row[column] ?? null) : null;
}
