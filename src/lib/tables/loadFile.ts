import type { Engine } from '../engine/engine';
import type { IntakeReport } from '../intake/report';
import type { Inspected } from './inspect';
import { storeCleaned } from './storeCleaned';
import type { StoredTable } from './stored';
import { storePlain } from './storePlain';

export interface Loaded {
  report: IntakeReport;
  /** one for each wave that the file has rows of */
  tables: StoredTable[];
}

export type Step = 'read' | 'clean' | 'store';

export interface FileOptions {
  signal?: AbortSignal;
  progress?: (step: Step, share: number) => void;
  /** count the rows that break a rule now; else `check` does it later */
  check: boolean;
  /** gets the name of every table that is made, also when this throws */
  made: string[];
}

/** The path of an inspected file to stored tables. What is wrong with the file is in the report. */
export async function loadFile(engine: Engine, { report, known }: Inspected, options: FileOptions): Promise<Loaded> {
  if (known === null) return { report, tables: [] };
  const tables =
    (await storePlain(engine, report, known, options)) ?? (await storeCleaned(engine, report, known, options));
  report.waves = tables.map((stored) => stored.wave);
  options.progress?.('store', 1);
  return { report, tables };
}
