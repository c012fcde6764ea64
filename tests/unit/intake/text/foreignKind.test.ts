import { expect, test } from 'vitest';
import { foreignKind } from '../../../../src/lib/intake/text/foreignKind';
import { readText } from '../../../../src/lib/intake/text/readText';
import { problemText } from '../../../../src/lib/intake/words/problemText';
import { sniff } from '../../../../src/lib/intake/shape/sniff';
import { sortFiles } from '../../../../src/lib/session/files/pack';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { survey } from '../../tables/survey';
import { xlsx } from '../madeBooks';
import { workbook } from '../../../../src/lib/files/xlsx/read/workbook';

test.each<[string, BlobPart, string | null]>([
  ['a gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), 'gzip'],
  ['a PDF', '%PDF-1.7\n1 0 obj', 'pdf'],
  ['a rich text', '{\\rtf1\\ansi 单位', 'rtf'],
  ['an object', '{ "units": [1, 2] }', 'json'],
  ['a list of objects', '\ufeff[\n {"unit_id": 1}]', 'json'],
  ['a RAR', 'Rar!\x1a\x07', 'archive'],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), 'picture'],
  ['a table whose header is in brackets', '[编号],{"职工"}\n1,2\n', null],
  ['a table', 'unit_id,BM\n1,2\n', null]
])('foreignKind(file) tells %s by its content', async (_, content, kind) => {
  expect(await foreignKind(new Blob([content]))).toBe(kind);
});

test('readText(file) of a JSON file says what it is, and shows no table', async () => {
  const found = await readText(new Blob(['[{"unit_id": 1}]']), {}, survey);
  expect(found).toEqual({ problem: { code: 'binary', detail: { kind: 'json' } } });
});

test('a header that is longer than what is looked at is not called an empty file', async () => {
  const text = new TextEncoder().encode(`${'column,'.repeat(100_000)}\n1\n`);
  expect(await sniff(text, { delimiter: ',' }, survey)).toMatchObject({ problem: { code: 'tooManyColumns' } });
});

test('a workbook with a cell where no spreadsheet has one is told so', async () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="EQXD1"><v>2</v></c></row>';
  expect(await workbook(xlsx({ rows }))).toEqual({ problem: { code: 'workbook', detail: { reason: 'tooWide' } } });
});

test('what unpacks to more than there is room for names the limit, not 0 MB', () => {
  overwriteGetLocale(() => 'zh-CN');
  expect(problemText({ code: 'tooLarge', detail: { bytes: 1e12, limit: 2e9 } })).toMatch(/超过 2,000 MB/);
});

test('a table whose name begins with a dot is a table; what systems write is none', () => {
  const named = (path: string) => ({ path, file: new Blob() });
  const files = ['.单位.csv', '.DS_Store', '._单位.csv', '.gitignore', 'a/.报表.xlsx'].map(named);
  expect(sortFiles(files).tables.map(({ path }) => path)).toEqual(['.单位.csv', 'a/.报表.xlsx']);
});
