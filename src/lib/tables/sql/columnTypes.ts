import type { TableSpec } from '../../codebook/codebook';
import type { ColumnTypes } from './predicateSql';

/** Types of those columns of a table that a stored table has. */
export function columnTypes(table: TableSpec, columns: Iterable<string>): ColumnTypes {
  const stored = new Set(columns);
  return new Map(table.variables.filter(({ name }) => stored.has(name)).map(({ name, type }) => [name, type]));
}

/** Name of the column that says why an answer is missing. */
export const missingColumn = (variable: string): string => `${variable}__missing`;
