import type { MissingKind } from '../codebook/codebook';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030';

/** What became of one file. Its faults are data: counted, shown, kept. */
export interface IntakeReport {
  file: string;
  bytes: number;
  encoding: Encoding | null;
  delimiter: ',' | '\t' | ';' | null;
  table: string | null;
  /** waves found in the file, or given by its folder */
  waves: string[];
  /** records in the file, without the header; always rows + rejects */
  records: number;
  rows: number;
  rejects: number;
  /** the first of them */
  rejectSample: Reject[];
  matched: { header: string; question: string }[];
  /** headers that match no question of the table */
  unknown: string[];
  /** questions of the table that the file does not have */
  absent: string[];
  notUnderstood: NotUnderstood[];
  /** null while they are still to be counted */
  checks: Check[] | null;
  /** why nothing of the file could be used; null when it was loaded */
  problem: Problem | null;
}

/** How many rows break a rule of the survey. */
export interface Check {
  rule: string;
  severity: 'error' | 'warning';
  count: number;
  firstLine: number;
}

export interface Reject {
  /** line of the file, from 1 */
  line: number;
  reason: 'tooFewFields' | 'tooManyFields' | 'unclosedQuote' | 'unknownArea' | 'noArea' | 'unknownWave';
  text: string;
}

export interface NotUnderstood {
  column: string;
  value: string;
  count: number;
  firstLine: number;
}

export interface Problem {
  code:
    | 'empty'
    | 'headerOnly'
    | 'binary'
    | 'unknownTable'
    | 'noAreaColumn'
    | 'unclosedQuote'
    | 'tooLarge'
    | 'noUsableRow'
    | 'unreadable';
  /** what the sentence needs: a line number, a limit, the nearest table */
  detail: Record<string, string | number>;
}

/** How one distinct text of a column is to be stored. */
export type Recoding =
  { text: string; value: string | number | null; missing: MissingKind | null } | { text: string; notUnderstood: true };
