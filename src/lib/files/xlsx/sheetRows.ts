import type { Cell } from '../csv/writeCsv';

export interface SheetRows {
  name: string;
  /** the first is the head */
  rows: Cell[][];
  /** of the columns, in digits */
  widths?: number[];
}
