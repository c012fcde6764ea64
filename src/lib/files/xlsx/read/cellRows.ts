import type { CellObject, WorkSheet } from '@e965/xlsx';
import { numberInFormat, plainText, showsDate } from './cellText';

/** Texts of cells by row and column, from 0, with holes where nothing stands. */
export type Rows = string[][];

/** What stands in a sheet, and what of it is out of sight; rows and columns from 0. */
export interface Cells {
  rows: Rows;
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  /** a filter hides rows, perhaps not all of the hidden ones */
  isFiltered: boolean;
  /** columns with a number that shows as a day */
  dated: Set<number>;
}

/** How numbers are to be written. */
export interface CellOptions {
  date1904: boolean;
  /** columns that answer a question for a number */
  counts: Set<number>;
}

/** The cells of a sheet that SheetJS has read. */
export function cellRows(sheet: WorkSheet, options: CellOptions): Cells {
  const rows: Rows = [];
  const dated = new Set<number>();
  // forEach skips the holes of an array: a sheet is as large as its cells, not as its dimensions
  (sheet['!data'] ?? []).forEach((cells, row) => {
    const texts: string[] = [];
    cells.forEach((cell, column) => {
      if (typeof cell.v === 'number' && cell.t === 'n' && showsDate(formatOf(cell))) dated.add(column);
      const text = textOf(cell, options.counts.has(column), options.date1904);
      if (text.trim() !== '') texts[column] = text;
    });
    if (texts.length > 0) rows[row] = texts;
  });
  const hidden = (places: { hidden?: boolean }[] = []) =>
    new Set(places.flatMap((one, at) => (one?.hidden ? [at] : [])));
  return {
    ...{ rows, dated },
    hiddenRows: hidden(sheet['!rows']),
    hiddenColumns: hidden(sheet['!cols']),
    isFiltered: sheet['!autofilter'] !== undefined && hidden(sheet['!rows']).size > 0
  };
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

const formatOf = ({ z }: CellObject): string | undefined => z as string | undefined;

function textOf(cell: CellObject, isCount: boolean, date1904: boolean): string {
  const { t, v } = cell;
  if (v === undefined) return '';
  if (t === 'b') return v ? 'TRUE' : 'FALSE';
  if (t === 'e') return errors[Number(v)] ?? '#ERROR!';
  return typeof v === 'number' ? numberInFormat(v, formatOf(cell), date1904, isCount) : plainText(String(v));
}
