import type { Label } from '../i18n/label';
import type { Predicate } from './expression/expression';
import type { Named } from './named';

/** How a table was collected decides its intervals, its thresholds and what its n is. */
export interface TableSpec extends Named {
  /** census: one row a unit, all of them · sample: one row a respondent · aggregated: one row an area */
  design: 'census' | 'sample' | 'aggregated';
  /** what a row is, with its measure word: 家单位 / units */
  observation: Label;
  key: string[];
  /** column of the area code */
  area: string;
  /** column of the wave, or null when the file's folder or the person says which wave it is */
  wave: string | null;
  weight: string | null;
  stratum: string | null;
  /** of a sample: column of the primary unit within its stratum; null when each row was drawn by itself */
  cluster: string | null;
  /** of a sample: column of the number of primary units that there are in the stratum (finite population correction) */
  fpc?: string | null;
  /** of a sample in two stages: column of the number of rows that there are in the cluster */
  fpcWithin?: string | null;
  /** aggregated tables: column of the number of observations behind a row, or null when there is none */
  n: string | null;
  /** aggregated tables: its own row of the root stands as the total, as a published total does, even where areas have rows */
  ownTotal?: boolean;
  /** estimates on fewer answers are hidden, with complementary suppression; 0 hides nothing */
  hideBelow: number;
  /** estimates on fewer answers are grey and unranked; 0 trusts all */
  unreliableBelow: number;
  /** full counts: fewer rows are shown, neither judged nor ranked; 0 judges all */
  judgedFrom: number;
  /** values have a 95 % interval: always of a sample, never of a census, of an aggregated table where its n is a sample's */
  interval: boolean;
  /** where the number of rows that each area should send stands: a column of an aggregated table; null when nobody knows */
  expected: { table: string; column: string } | null;
  variables: Variable[];
}

export type VariableType =
  'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime' | 'area' | 'select_one' | 'select_multiple';

/**
 * A column of a table. Stored as: text VARCHAR · integer INTEGER · decimal DOUBLE · boolean TINYINT 0/1 · date DATE ·
 * area and select_one ENUM · select_multiple VARCHAR '|a|b|'.
 * A missing code is stored as NULL; its kind goes to the companion column `<name>__missing`.
 */
export interface Variable {
  name: string;
  type: VariableType;
  /** of a weight: a smaller number is not understood */
  least?: number;
  /** list of choices of a select question */
  list: string | null;
  /** who is asked; null when everybody is. A row it is false for was not asked */
  relevant: Predicate | null;
  /** a column that a file may leave out without remark */
  optional: boolean;
  block: string;
  /** whether it tells of a person; where nobody says, texts and times do (`personalColumns`) */
  personal?: boolean;
  label: Label;
  /** a person has defined it on this machine: no file has it (own/) */
  isOwn?: true;
  /** other headers that mean this column */
  aliases: string[];
}

export type MissingKind = 'not_asked' | 'not_applicable' | 'dont_know' | 'refused' | 'blank';

export interface Choice extends Named {
  /** set when the code says why there is no answer */
  missing: MissingKind | null;
  aliases: string[];
}
