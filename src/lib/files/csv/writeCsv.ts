export type Cell = string | number | null;

/**
 * Rows as a CSV that Excel opens: byte order mark, CRLF. Numbers stand as they are; a text that a spreadsheet would run as a
 * formula gets an apostrophe before it.
 */
export function writeCsv(rows: Cell[][]): string {
  return '\uFEFF' + rows.map((row) => row.map(field).join(',') + '\r\n').join('');
}

function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
