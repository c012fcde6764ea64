import Papa from 'papaparse';

export type Cell = string | number | null;

/** What a spreadsheet would run: a sign that opens a formula, full-width too, or a blank that it takes away before one. */
const formula = /^[=+\-@＝＋－＠\t\r]/;

/**
 * Rows as a CSV that Excel opens: byte order mark, CRLF. Numbers stand as they are; a text that a spreadsheet would run as a
 * formula gets an apostrophe before it.
 */
export function writeCsv(rows: Cell[][]): string {
  const lines = Papa.unparse(
    rows.map((row) => row.map(safe)),
    { newline: '\r\n' }
  );
  return `\uFEFF${lines}${rows.length > 0 ? '\r\n' : ''}`;
}

function safe(cell: Cell): Cell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return cell === null ? null : unformulated(cell);
}

/** A text that a spreadsheet would run as a formula, with an apostrophe before it; others as they are. */
export const unformulated = (text: string): string => (formula.test(text) ? `'${text}` : text);
