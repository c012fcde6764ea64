import type { FileText } from '../../intake/text/fileText';
import type { IntakeReport } from '../../intake/report/report';
import type { StoredTable } from '../store/stored';
import type { Source } from './inspect';

export interface Loaded {
  source: Source;
  report: IntakeReport;
  /** one for each wave that the file has rows of */
  tables: StoredTable[];
  /** null when nothing of the file could be read */
  text: FileText | null;
}

export type Step = 'read' | 'clean' | 'store';

export interface FileOptions {
  signal?: AbortSignal | undefined;
  /** 0..1 of the file */
  progress?: ((step: Step, share: number) => void) | undefined;
  /** count the rows that break a rule now; else `check` does it later */
  check: boolean;
  /** names of the stored tables that are there already */
  there: ReadonlySet<string>;
  partBytes?: number | undefined;
}
