import type { CellObject, WorkSheet } from '@e965/xlsx';
import { numberInFormat, plainText } from './cellText';

/** Texts of cells by row and column, from 0, with holes where nothing stands. */
export type Rows = string[][];

/** The cells of a sheet that SheetJS has read. */
export function cellRows(sheet: WorkSheet, date1904: boolean): Rows {
  const rows: Rows = [];
  // forEach skips the holes of an array: a sheet is as large as its cells, not as its dimensions
  (sheet['!data'] ?? []).forEach((cells, row) => {
    const texts: string[] = [];
    cells.forEach((cell, column) => {
      const text = textOf(cell, date1904);
      if (text.trim() !== '') texts[column] = text;
    });
    if (texts.length > 0) rows[row] = texts;
  });
  return rows;
}

const errors: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA'
};

function textOf({ t, v, z }: CellObject, date1904: boolean): string {
  if (v === undefined) return '';
  if (t === 'b') return v ? 'TRUE' : 'FALSE';
  if (t === 'e') return errors[Number(v)] ?? '#ERROR!';
  return typeof v === 'number' ? numberInFormat(v, z as string | undefined, date1904) : plainText(String(v));
}
