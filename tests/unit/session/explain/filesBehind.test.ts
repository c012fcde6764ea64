import { expect, test } from 'vitest';
import { filesBehind } from '../../../../src/lib/session/explain/filesBehind';
import type { OpenFile } from '../../../../src/lib/tables/load/assemble';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');

const stored = (name: string, areas: string[], rows: number): StoredTable => ({
  table: 'unit',
  wave: '2014',
  name,
  rows,
  columns: [],
  areas
});

const file = (id: number, name: string, table: StoredTable, without: string[] = []): OpenFile =>
  ({
    id,
    source: { name },
    tables: [table],
    userSupplied: true,
    replaces: [],
    without: without.map((area) => ({ table: 'unit', wave: '2014', area }))
  }) as unknown as OpenFile;

const north = stored('unit_aa', ['420921', '420922'], 30);
const south = stored('unit_bb', ['420923'], 12);
const both = stored('unit_cc', ['420921', '420922', '420923'], 42);
const files = [file(1, '北.csv', north), file(2, '南.xlsx', south)];
const behind = (area: string, some = files, table = both) => filesBehind(some, { stored: [table] }, area, codebook);

test('filesBehind(..) of the whole are all files of the wave, each by its own name, rows and fingerprint', () => {
  expect(behind('420900')).toEqual([
    { file: '北.csv', table: 'unit_aa', rows: 30 },
    { file: '南.xlsx', table: 'unit_bb', rows: 12 }
  ]);
  expect(behind('420900/county')).toHaveLength(2);
});

test('of an area only those that have rows of it, and of a township those of its district', () => {
  expect(behind('420923').map(({ file }) => file)).toEqual(['南.xlsx']);
  const town = codebook.areas.find(({ parent }) => parent === '420921')!.code;
  expect(behind(town).map(({ file }) => file)).toEqual(['北.csv']);
});

test('a file whose rows of the area gave way to those of another is not among them', () => {
  const later = [file(1, '旧.csv', stored('unit_aa', ['420921', '420923'], 30), ['420923']), file(2, '新.csv', south)];
  expect(behind('420923', later).map(({ file }) => file)).toEqual(['新.csv']);
});

test('tables whose files are still on their way, or are others than those that are open, stand by themselves', () => {
  expect(behind('420900', [])).toEqual([{ file: null, table: 'unit_cc', rows: 42 }]);
  expect(behind('420900', [file(3, '另一.csv', stored('unit_dd', ['420921'], 5))])).toEqual([
    { file: null, table: 'unit_cc', rows: 42 }
  ]);
});
