import { columnsOf } from '../codebook/columnsOf';
import type { Expression, Predicate } from '../codebook/expression';

/** What is asked of a table, as data: no SQL, no engine. Keyed by content, so an answer can be cached by it. */
export interface CellQuery {
  /** the stored tables that are read as one, each with the wave it belongs to; a name never changes its content */
  editions: Edition[];
  /** columns or derived keys that a set may group by, beside the wave, which every set groups by */
  keys: Key[];
  /** what rows are added up by */
  sets: CellSet[];
  measures: Measure[];
  where: Predicate | null;
  weight: string | null;
  /** column that replaces the row count (aggregated tables) */
  n: string | null;
  /** also sum the weights and squares that variances need */
  squares: boolean;
}

/** A way to group rows: by the values of its keys; by none is the whole. */
export interface CellSet {
  name: string;
  keys: string[];
}

export interface Edition {
  wave: string;
  name: string;
  /**
   * columns that the stored table has, companions `<name>__missing` included; a measure that needs another has no cells
   * for this wave. Without the weight column every row weighs 1
   */
  columns: string[];
}

/** A column, or a grouping of a column's values (area -> kind); a value in no group is null. */
export interface Key {
  name: string;
  column: string;
  groups: Record<string, string[]> | null;
  /** of a column of several codes: whether this one is among them, 'yes' or 'no' */
  code?: string;
}

/** A ratio of two sums over the rows of a universe. `relevant` false says that a row was not asked. */
export interface Measure {
  id: string;
  universe: Predicate | null;
  numerator: Expression;
  denominator: Expression;
  relevant: Predicate | null;
}

/**
 * Sums that add over areas, groups and waves. Over the complete rows (universe true, both parts present):
 * n, y = Σw·numerator, x = Σw·denominator, and, 0 unless squares are asked for, w = Σw, ww = Σw², yy = Σw²y², xy = Σw²xy,
 * xx = Σw²x².
 */
export interface Cell {
  measure: string;
  wave: string;
  /** name of one of the question's sets */
  set: string;
  /** value of each key of the set */
  key: Record<string, string | null>;
  /**
   * rows of the group, whatever they answered. A row is complete, or not asked (outside the universe, or of weight 0; or incomplete and
   * excused by `relevant` or a companion not_asked / not_applicable), or missing
   */
  rows: number;
  /** rows of the group whose weight is neither 0 nor 1 */
  weighted: number;
  n: number;
  missing: number;
  notAsked: number;
  w: number;
  y: number;
  x: number;
  ww: number;
  yy: number;
  xy: number;
  xx: number;
}

/** Whoever can answer questions with cells. Never returns rows. */
export interface CellSource {
  cells(question: CellQuery, signal?: AbortSignal): Promise<Cell[]>;
  /** the question in the source's own language, for people who want to check */
  statement(question: CellQuery): string;
}

/** Whether an edition has the columns that a measure is made of. */
export function canMeasure({ columns }: Pick<Edition, 'columns'>, measure: Measure): boolean {
  return columnsUsed(measure).every((column) => columns.includes(column));
}

/** Columns that a row must have to be complete. */
export function columnsUsed({ universe, numerator, denominator }: Measure): string[] {
  return [...new Set([universe, numerator, denominator].flatMap((part) => (part ? [...columnsOf(part)] : [])))];
}
