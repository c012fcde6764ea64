import type { DesignColumns } from './design';
import type { CellBlock } from './cellBlock';
import { columnsOf } from '../../codebook/expression/columnsOf';
import type { OwnColumn } from '../../codebook/own/ownColumn';
import type { Expression, Predicate } from '../../codebook/expression/expression';

/** What is asked of a table, as data: no SQL, no engine. Keyed by content, so an answer can be cached by it. */
export interface CellQuery {
  /** the stored tables that are read as one, each with the wave it belongs to; a name never changes its content */
  waveTables: WaveTable[];
  /** columns or derived keys that a set may group by, beside the wave, which every set groups by */
  keys: Key[];
  /** what rows are added up by */
  sets: CellSet[];
  measures: Measure[];
  where: Predicate | null;
  weight: string | null;
  /** column that replaces the row count (aggregated tables) */
  n: string | null;
  variance: Variance;
  /** with variance 'design': how the sample was drawn */
  design?: DesignColumns;
}

/**
 * What variances need beside the sums. weights: second moments of the weighted rows. design: the same by stratum and primary unit,
 * and all units that were drawn, whatever is filtered (`drawnUnits`).
 */
export type Variance = 'none' | 'weights' | 'design';

/** A way to group rows: by the values of its keys; by none is the whole. */
export interface CellSet {
  name: string;
  keys: string[];
}

export interface WaveTable {
  wave: string;
  name: string;
  /**
   * columns that the stored table has, companions `<name>__missing` included; a measure that needs another has no cells
   * for this wave. Without the weight column every row weighs 1
   */
  columns: string[];
  /** columns among these that are worked out of others: what they mean is part of the question */
  own?: OwnColumn[];
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

/** Whoever can answer questions, with sums over groups of rows. Never returns rows. */
export interface CellSource {
  /** whether it can answer such a question at all */
  can(query: CellQuery): boolean;
  /** the answer, where it is at hand without waiting */
  peek(query: CellQuery): CellBlock | null;
  /** Rejects with a SourceError, or with an AbortError when the signal fires first. */
  cells(query: CellQuery, signal?: AbortSignal): Promise<CellBlock>;
  /** the question in the source's own language, for people who want to check */
  statement(query: CellQuery): string;
}

/** Whether a wave table has the columns that a measure is made of. */
export function canMeasure({ columns }: Pick<WaveTable, 'columns'>, measure: Measure): boolean {
  return columnsUsed(measure).every((column) => columns.includes(column));
}

/** Waves of which some table has what a measure is made of. */
export function wavesOf({ waveTables }: Pick<CellQuery, 'waveTables'>, measure: Measure): string[] {
  return [...new Set(waveTables.flatMap((waveTable) => (canMeasure(waveTable, measure) ? [waveTable.wave] : [])))];
}

/** Columns that a row must have to be complete. */
export function columnsUsed({ universe, numerator, denominator }: Measure): string[] {
  return [...new Set([universe, numerator, denominator].flatMap((part) => (part ? [...columnsOf(part)] : [])))];
}
