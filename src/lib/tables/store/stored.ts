import type { OwnColumn } from '../../codebook/own/ownColumn';

/** A committed table: typed, compressed, never changed. Its name carries the hash of its content. */
export interface StoredTable {
  /** name of the table in the codebook */
  table: string;
  wave: string;
  /** name in the engine, ready for `identifier()`: `unit_3f2a…` */
  name: string;
  rows: number;
  /** questions that it has a column for, and `<question>__missing` where a column says why answers are missing */
  columns: string[];
  /** columns among these that it does not hold: they are worked out of others as they are asked for */
  own?: OwnColumn[];
  /** codes of the areas that have at least one row */
  areas: string[];
}
