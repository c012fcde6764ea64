import type { Range } from '@e965/xlsx';
import type { Rows } from './cellRows';
import { TooMuch, type Allowance } from '../../zip/inflate';

/**
 * A sheet as CSV, a line a row from row 1 on, so that a line's number is its row's in the spreadsheet; a blank row is a blank line.
 * Columns in which nothing stands are left out, and the value of merged cells fills each of them; but a number of a column that
 * counts something stands once, in the first row.
 * @param counting columns that count something, from 0
 * @param left what the text may still take, in characters; of all sheets together
 * @returns the text and the columns that stand in it, from 0; null when nothing stands in the sheet
 * @throws TooMuch
 */
export function sheetText(
  rows: Rows,
  merges: Range[],
  counting: Set<number>,
  left: Allowance
): { text: Blob; columns: number[]; mergedNumbers: MergedNumber[] } | null {
  const columns = new Set<number>();
  // forEach skips holes
  rows.forEach((texts) => texts.forEach((_, column) => columns.add(column)));
  if (columns.size === 0) return null;
  const used = [...columns].sort((a, b) => a - b);
  const mergedNumbers: MergedNumber[] = [];
  for (const merge of merges) {
    const number = mergedNumber(rows, used, merge);
    if (number) mergedNumbers.push(number);
    fill(rows, used, number && counting.has(merge.s.c) ? { s: merge.s, e: { ...merge.e, r: merge.s.r } } : merge, left);
  }
  return { text: csv(rows, used, left), columns: used, mergedNumbers };
}

/** A number in a cell that several rows share. */
export interface MergedNumber {
  /** its field in the text, from 0 */
  field: number;
  text: string;
  /** from 1 */
  firstRow: number;
  lastRow: number;
}

function mergedNumber(rows: Rows, columns: number[], { s, e }: Range): MergedNumber | null {
  const text = rows[s.r]?.[s.c];
  const last = Math.min(e.r, rows.length - 1);
  if (text === undefined || last <= s.r || !/^-?[\d.]/.test(text)) return null;
  return { field: columns.indexOf(s.c), text, firstRow: s.r + 1, lastRow: last + 1 };
}

/** Of a filled cell, in characters, so that merges over merges end soon. */
const fillCost = 50;

function fill(rows: Rows, columns: number[], { s, e }: Range, left: Allowance): void {
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

function csv(rows: Rows, columns: number[], left: Allowance): Blob {
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
