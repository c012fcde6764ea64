/**
 * What one row adds to a sum. `where` gives its value on rows that meet the condition, 0 on rows that do not,
 * and null where the condition is unknown; a null operand makes the whole expression null.
 */
export type Expression =
  | { type: 'number'; value: number }
  | { type: 'column'; name: string }
  | { type: 'sum'; operands: Expression[] }
  | { type: 'product'; operands: Expression[] }
  | { type: 'negative'; operand: Expression }
  | { type: 'where'; value: Expression; condition: Predicate };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A condition on one row with SQL's three values: true, false, and null where a column it needs is missing. */
export type Predicate =
  | { type: 'compare'; operator: Comparator; left: Operand; right: Operand }
  | { type: 'in'; column: string; values: (string | number)[]; negated: boolean }
  | { type: 'has'; column: string; value: string; negated: boolean }
  | { type: 'isNull'; column: string; negated: boolean }
  | { type: 'and' | 'or'; operands: Predicate[] }
  | { type: 'not'; operand: Predicate };

/** A side of a comparison: an expression over numbers, or the text of a code. */
export type Operand = Expression | { type: 'text'; value: string };
