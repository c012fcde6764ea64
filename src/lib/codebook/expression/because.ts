import { columnsOf } from './columnsOf';
import type { Predicate } from './expression';
import { holds, type Row } from './holds';

/**
 * The columns of a row that make a condition what it is: of an AND that is false those of the operands that are, of an OR that is
 * true those of the operands that hold, else all of them; of one that is unknown those of its operands that are.
 */
export function because(predicate: Predicate, row: Row): string[] {
  return [...new Set(deciding(predicate, row))];
}

function deciding(predicate: Predicate, row: Row): string[] {
  switch (predicate.type) {
    case 'and':
    case 'or': {
      const result = holds(predicate, row);
      return predicate.operands
        .filter((operand) => holds(operand, row) === result)
        .flatMap((operand) => deciding(operand, row));
    }
    case 'not':
      return deciding(predicate.operand, row);
    default: {
      const columns = [...columnsOf(predicate)];
      return holds(predicate, row) === null ? columns.filter((column) => (row[column] ?? null) === null) : columns;
    }
  }
}
