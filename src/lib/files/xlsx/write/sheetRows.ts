import type { Cell } from '../../csv/writeCsv';

/** A number that is printed in a format of spreadsheets: 86.3 in `"✓ "0.0"%"`. */
export interface NumberInFormat {
  value: number;
  format: string;
}

export type SheetCell = Cell | NumberInFormat;

export interface SheetRows<Kind extends SheetCell = SheetCell> {
  name: string;
  /** the first is the head */
  rows: Kind[][];
  /** of the columns, in digits */
  widths?: number[];
}
