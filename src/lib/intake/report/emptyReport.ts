import type { IntakeReport } from './report';

/** The report of a file of which nothing is known yet. */
export function emptyReport(file: string, bytes: number): IntakeReport {
  return {
    file,
    bytes,
    encoding: null,
    delimiter: null,
    sheets: [],
    sheet: null,
    hiddenRows: { lines: [], isFiltered: false },
    hiddenColumns: [],
    sheetColumn: null,
    platform: 'plain',
    preview: [],
    header: null,
    table: null,
    waves: [],
    records: 0,
    rows: 0,
    rejects: 0,
    rejectCounts: {},
    rejectSample: [],
    columns: [],
    preset: null,
    absent: [],
    areas: {},
    repairs: [],
    changes: [],
    notUnderstood: [],
    doubts: [],
    damages: [],
    checks: null,
    problem: null
  };
}
