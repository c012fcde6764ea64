import Papa from 'papaparse';

export type Cell = string | number | null;

/** What a spreadsheet would run: a sign that opens a formula, full-width too, or a blank that it takes away before one. */
const formula = /^[=+\-@＝＋－＠\t\r]/;

/**
 * Rows as a CSV that Excel opens: byte order mark, CRLF. Numbers stand as they are; a text that a spreadsheet would run as a
 * formula gets an apostrophe before it.
 */
export function writeCsv(rows: Cell[][]): string {
  const known = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell))
  );
  const lines = Papa.unparse(known, { newline: '\r\n', escapeFormulae: formula });
  return `\uFEFF${lines}${rows.length > 0 ? '\r\n' : ''}`;
}
