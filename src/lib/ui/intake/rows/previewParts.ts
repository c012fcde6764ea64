import type { IntakeReport } from '../../../intake/report/report';

/** What a record is by its place in the file. */
export function partOf(record: number, header: IntakeReport['header']): 'title' | 'header' | 'first' | 'rest' {
  if (header === null) return 'rest';
  const behind = header.record + header.records;
  if (record < header.record) return 'title';
  if (record < behind) return 'header';
  return record === behind ? 'first' : 'rest';
}
