import type { IntakeReport } from '../../../intake/report/report';

/** What a record is by its place in the file. */
export function partOf(record: number, header: IntakeReport['header']): 'title' | 'header' | 'first' | 'rest' {
  if (header === null) return 'rest';
  const after = header.record + header.records;
  if (record < header.record) return 'title';
  if (record < after) return 'header';
  return record === after ? 'first' : 'rest';
}
