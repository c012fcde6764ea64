import { expect, test } from 'vitest';
import { emptyReport } from '../../../../src/lib/intake/report/emptyReport';
import type { IntakeReport, Problem } from '../../../../src/lib/intake/report/report';
import { beginsAt, isMendable } from '../../../../src/lib/ui/intake/concerns/mendable';
import { tableTaken } from '../../../../src/lib/ui/intake/tableTaken';
import { survey } from '../../tables/survey';

const failed = (code: Problem['code'], detail: Problem['detail'] = {}): IntakeReport => ({
  ...emptyReport('a.csv', 1),
  preview: [{ line: 1, fields: ['a', 'b'] }],
  problem: { code, detail }
});

test.each<[string, IntakeReport, { table: string | null; isNearest: boolean }]>([
  ['that it was read as', { ...emptyReport('a.csv', 1), table: 'unit' }, { table: 'unit', isNearest: false }],
  [
    'nearest to a header that is not clear',
    failed('unknownTable', { nearest: 'unit' }),
    { table: 'unit', isNearest: true }
  ],
  ['whose area column is missing', failed('noAreaColumn', { table: 'unit' }), { table: 'unit', isNearest: false }],
  ['whose areas are unknown', failed('unknownAreas', { table: 'unit' }), { table: 'unit', isNearest: false }],
  ['of which nothing is known', failed('unknownTable'), { table: null, isNearest: false }]
])('tableTaken(report, codebook) is the table %s', (_, report, { table, isNearest }) => {
  const taken = tableTaken(report, survey);
  expect([taken.table?.name ?? null, taken.isNearest]).toEqual([table, isNearest]);
});

test('beginsAt(report) is the part where its problem can be mended', () => {
  const strange = { column: 'district', value: '110101', count: 2, firstLine: 2, lines: [2], suggestions: [] };
  expect(beginsAt(failed('unknownTable'))).toBe('columns');
  expect(beginsAt(failed('noAreaColumn', { table: 'unit' }))).toBe('columns');
  expect(beginsAt(failed('unknownAreas', { table: 'unit' }))).toBe('columns');
  expect(beginsAt({ ...failed('noUsableRow', { reason: 'unknownArea' }), notUnderstood: [strange] })).toBe('findings');
  expect(beginsAt({ ...emptyReport('a.csv', 1), table: 'unit' })).toBe('summary');
});

test('isMendable(report) is false of a file that shows nothing to point at', () => {
  expect(isMendable(failed('unknownTable'))).toBe(true);
  expect(isMendable({ ...failed('unknownTable'), preview: [] })).toBe(false);
  expect(isMendable(failed('binary'))).toBe(false);
});
