/** A row to be written; null is a blank cell, a list is written with `|`. */
export type Row = Record<string, Cell>;
export type Cell = string | number | null | string[];

/** The rows as CSV, with those of the columns that any row has. No code or number of the demo needs a quote. */
export function toCsv(rows: Row[], columns: string[]): string {
  const known = columns.filter((column) => rows.some((row) => column in row));
  const lines = rows.map((row) => known.map((column) => written(row[column] ?? null)).join(','));
  return [known.join(','), ...lines].join('\n') + '\n';
}

const written = (cell: Cell): string => (cell === null ? '' : Array.isArray(cell) ? cell.join('|') : String(cell));
