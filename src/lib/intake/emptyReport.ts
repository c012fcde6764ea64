import type { IntakeReport } from './report';

/** The report of a file of which nothing is known yet. */
export function emptyReport(file: string, bytes: number): IntakeReport {
  return {
    file,
    bytes,
    encoding: null,
    delimiter: null,
    table: null,
    waves: [],
    records: 0,
    rows: 0,
    rejects: 0,
    rejectSample: [],
    matched: [],
    unknown: [],
    absent: [],
    notUnderstood: [],
    checks: [],
    problem: null
  };
}
