import { expect, test } from 'vitest';
import { emptyReport } from '../../../../../src/lib/intake/report/emptyReport';
import type { ColumnMatch, IntakeReport } from '../../../../../src/lib/intake/report/report';
import { placesOf, rowsOf } from '../../../../../src/lib/ui/intake/rows/intakeRows';
import type { Finding } from '../../../../../src/lib/ui/intake/finding';
import { partOf } from '../../../../../src/lib/ui/intake/rows/previewParts';
import { shownField, visiblePlaces } from '../../../../../src/lib/ui/intake/rows/shownFields';
import { survey } from '../../../tables/survey';

const column = (header: string, question: string | null, more: Partial<ColumnMatch> = {}): ColumnMatch => ({
  header,
  answering: question === null ? null : { question, option: null },
  reason: null,
  certainty: 1,
  taken: question !== null,
  personal: null,
  examples: [],
  ...more
});
const report: IntakeReport = {
  ...emptyReport('a.csv', 1),
  table: 'unit',
  columns: [
    column('编号', 'unit_id'),
    column('电话', null, { personal: 'phone' }),
    column('区县', 'district'),
    column('服务:培训', 'services'),
    column('服务:帮扶', 'services')
  ],
  rejectCounts: { unknownArea: 2, total: 1 },
  rejectSample: [
    { line: 4, reason: 'unknownArea', text: '' },
    { line: 6, reason: 'unknownArea', text: '' },
    { line: 9, reason: 'total', text: '' }
  ],
  damages: [{ column: 'unit_id', kind: 'duplicateKey', count: 1, examples: ['u1'], lines: [5] }]
};

test.each<[Finding, { variables: string[]; count: number; lines: number[] } | null]>([
  [
    { kind: 'reject', reason: 'unknownArea' },
    { variables: ['district'], count: 2, lines: [4, 6] }
  ],
  [
    { kind: 'reject', reason: 'total' },
    { variables: [], count: 1, lines: [9] }
  ],
  [{ kind: 'reject', reason: 'note' }, null],
  [
    { kind: 'damage', column: 'unit_id', damage: 'duplicateKey' },
    { variables: ['unit_id'], count: 1, lines: [5] }
  ],
  [{ kind: 'misread', column: 'form', value: '独立组建' }, null]
])('rowsOf(%o) finds its records in the report', (finding, rows) => {
  const found = rowsOf(finding, report, survey);
  expect(found).toEqual(rows && { ...rows, title: found!.title });
});

test('placesOf(report, questions) are the columns of a question, one or many', () => {
  expect(placesOf(report, ['services'])).toEqual([3, 4]);
  expect(placesOf(report, [])).toEqual([]);
});

test('visiblePlaces(columns, fields) leaves out what seems personal and keeps fields beyond the header', () => {
  expect(visiblePlaces(report.columns, 6)).toEqual([0, 2, 3, 4, 5]);
});

test('shownField(field) blots out a phone number in any column', () => {
  expect(shownField('请打 13812345678')).toBe('请打 〔手机号〕');
  expect(shownField(undefined)).toBe('');
});

test('partOf(record, header) tells titles, both header rows and the first answer', () => {
  const header = { record: 2, records: 2 as const };
  expect([0, 1, 2, 3, 4, 5].map((record) => partOf(record, header))).toEqual([
    'title',
    'title',
    'header',
    'header',
    'first',
    'rest'
  ]);
  expect(partOf(0, null)).toBe('rest');
});
