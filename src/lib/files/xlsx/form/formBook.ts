/** A table to be filled in, as a workbook. */
export interface FormBook {
  /** name of the sheet that is filled in */
  sheet: string;
  columns: FormColumn[];
  /** what stands under the heads, a cell a column; absent: an example row */
  rows?: (string | number | null)[][];
  /** stands as a note beside the example row */
  rowNote: string;
  /** name of the hidden sheet of the choices, and what its first cell says */
  lists: { sheet: string; title: string };
}

export interface FormColumn {
  head: string;
  /** stands beside the head */
  note: string;
  /** what the row below the head shows */
  example: string;
  /** how a cell takes what is typed: as text 0012 stays itself */
  format: 'text' | 'integer' | 'decimal' | 'date' | 'datetime';
  /** a drop-down list */
  options: string[] | null;
  /** said when something else is typed, which can be kept all the same; null: nothing is said */
  objection: string | null;
}
