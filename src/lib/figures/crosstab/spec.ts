import type { View } from '../view/view';
import type { Look } from './looks';

/** What is crossed: names of dimensions, the columns' null where there are none. */
export interface Crossed {
  indicator: string;
  /** as `writeMeasure` has it; null: the indicator */
  measure: string | null;
  rows: string;
  columns: string | null;
  isUnweighted: boolean;
  /** the chart that it is seen as */
  seen: Look;
  /** as `writeArrangement` has it; null: as the survey has them */
  rowsAs: string | null;
  columnsAs: string | null;
  /** rows by their first column; null: as they are arranged */
  order: 'down' | 'up' | null;
  /** values that are seen together beside the rest, as `writeChosen` has them */
  chosen: string | null;
  /** columns have letters, by which cells of a sample name those that they are told to be above */
  hasLetters: boolean;
}

export type CrossedSpec = Crossed & { view: View };
