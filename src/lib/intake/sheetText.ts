import type { Range, WorkSheet } from '@e965/xlsx';
import { cellText } from './cellText';
import { TooMuch, type Allowance } from './inflate';

/**
 * A sheet as CSV, a line a row from row 1 on, so that a line's number is its row's in the spreadsheet; a blank row is a blank line.
 * Columns in which nothing stands are left out, and the value of merged cells fills each of them.
 * @param left what the text may still take, in characters; of all sheets together
 * @returns null when the sheet has no value
 * @throws TooMuch
 */
export function sheetText(sheet: WorkSheet, date1904: boolean, left: Allowance): Blob | null {
  const rows: string[][] = [];
  const columns = new Set<number>();
  // forEach skips the holes of an array: a sheet is as large as its cells, not as its dimensions
  (sheet['!data'] ?? []).forEach((cells, row) => {
    const texts: string[] = [];
    cells.forEach((cell, column) => {
      const text = cellText(cell, date1904);
      if (text.trim() === '') return;
      texts[column] = text;
      columns.add(column);
    });
    if (texts.length > 0) rows[row] = texts;
  });
  if (columns.size === 0) return null;
  const used = [...columns].sort((a, b) => a - b);
  for (const merge of sheet['!merges'] ?? []) fill(rows, used, merge, left);
  return csv(rows, used, left);
}

/** Of a filled cell, in characters, so that merges over merges end soon. */
const fillCost = 20;

function fill(rows: string[][], columns: number[], { s, e }: Range, left: Allowance): void {
  const text = rows[s.r]?.[s.c];
  if (text === undefined) return;
  const covered = columns.filter((column) => column >= s.c && column <= e.c);
  for (let row = s.r; row <= Math.min(e.r, rows.length - 1); row++) {
    const texts = (rows[row] ??= []);
    for (const column of covered) texts[column] = text;
    spend(covered.length * fillCost, left);
  }
}

const linesAtOnce = 10_000;

function csv(rows: string[][], columns: number[], left: Allowance): Blob {
  const parts: Blob[] = [];
  for (let start = 0; start < rows.length; start += linesAtOnce) {
    const lines = Array.from({ length: Math.min(linesAtOnce, rows.length - start) }, (_, index) => {
      const texts = rows[start + index];
      const line = texts ? columns.map((column) => quoted(texts[column] ?? '')).join(',') : '';
      spend(line.length + 1, left);
      return `${line}\n`;
    });
    parts.push(new Blob([lines.join('')]));
  }
  return new Blob(parts);
}

const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function spend(count: number, left: Allowance): void {
  left.bytes -= count;
  if (left.bytes < 0) throw new TooMuch();
}
