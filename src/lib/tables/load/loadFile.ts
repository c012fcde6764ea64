import type { Engine } from '../../engine/engine';
import type { FileText } from '../../intake/text/fileText';
import type { IntakeReport } from '../../intake/report/report';
import { check } from '../checks/check';
import type { Inspected, Source } from './inspect';
import { store } from '../store/store';
import type { StoredTable } from '../store/stored';

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

/** The path of an inspected file to stored tables. What is wrong with the file is in the report. */
export async function loadFile(
  engine: Engine,
  source: Source,
  { report, known }: Inspected,
  options: FileOptions
): Promise<Loaded> {
  if (known === null) return { source, report, tables: [], text: null };
  const loaded = { source, report, ...(await store(engine, report, known, options)) };
  return options.check ? { ...loaded, report: await check(engine, known.codebook, loaded) } : loaded;
}
