import type { MergedNumber } from './sheetText';

export interface Sheet {
  name: string;
  /** CSV: UTF-8, commas, \n, a line a row of the sheet from row 1 on */
  text: Blob;
  /** lines of that text, and those of them in which something stands */
  lines: number;
  filled: number;
  /** by field of the text: the sheet's column, from 0; those in which nothing stands are left out */
  columns: number[];
  isHidden: boolean;
  /** rows that hold something and are out of sight, from 1 */
  hiddenRows: number[];
  /** a filter hides rows, perhaps not all of the hidden ones */
  isFiltered: boolean;
  /** fields whose column is out of sight */
  hiddenFields: number[];
  /** fields with a number that shows as a day */
  datedFields: number[];
  /** numbers in cells that several rows share */
  mergedNumbers: MergedNumber[];
}

/** By sheet: its columns, from 0, that answer a question for a number, and show as days or stand in merged cells. */
export type Counts = Record<string, { dated: number[]; merged: number[] }>;
