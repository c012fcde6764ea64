import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { workbook } from '../../../../../src/lib/files/xlsx/read/workbook';
import type { Cell } from '../../../../../src/lib/files/csv/writeCsv';
import { pages } from '../../../../../src/lib/files/xlsx/write/workbookBlob';
import { writeWorkbook } from '../../../../../src/lib/files/xlsx/write/writeWorkbook';
import { zipEntries } from '../../../../../src/lib/files/zip/zipEntries';
import { inflate } from '../../../../../src/lib/files/zip/inflate';
import { schemaFaults } from '../../../../officeSchema';

async function part(book: Blob, path: string): Promise<string> {
  const entry = (await zipEntries(book))!.find((one) => one.path === path);
  return (await inflate(book, entry!, { bytes: 1e9 })).text();
}

async function lines(rows: Cell[][]): Promise<string[]> {
  const sheets = await workbook(await writeWorkbook([{ name: 'a', rows }]));
  if ('problem' in sheets) throw new Error(sheets.problem.code);
  return (await sheets[0]!.text.text()).split('\n').slice(0, -1);
}

test('writeWorkbook(sheets) writes texts and numbers that are read again as they were', async () => {
  const rows = [
    ['文件', '行'],
    ['东区.csv', 12],
    ['𠮷野家 <&> "q"', -0.125],
    [null, 1e6],
    [' 前后 ', 0]
  ];
  expect(await lines(rows)).toEqual(['文件,行', '东区.csv,12', '"𠮷野家 <&> ""q""",-0.125', ',1000000', ' 前后 ,0']);
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '＝1', '001', '1.10E+17', 'TRUE', '_x000D_'])(
  'writeWorkbook: %j is a text, never a formula or a number',
  async (text) => {
    const book = await writeWorkbook([{ name: 'a', rows: [['h'], [text]] }]);
    const cell = read(await book.arrayBuffer()).Sheets.a!.A2;
    expect(cell).toMatchObject({ t: 's', v: text });
    expect(cell.f).toBeUndefined();
  }
);

test.each(['constructor', '__proto__', 'toString'])('writeWorkbook: the text %s is itself', async (text) => {
  expect((await lines([['h'], [text], [text]])).map((line) => line.trim())).toEqual(['h', text, text]);
});

test('writeWorkbook leaves out characters that no spreadsheet opens, and what is too long for a cell', async () => {
  const [, line] = await lines([['h'], [`a\u0000\u0008b\uFFFE${'x'.repeat(40_000)}`]]);
  expect(line).toMatch(/^abx+$/);
  expect(line!.length).toBeLessThanOrEqual(32_767);
});

test('writeWorkbook: the head is bold and stays in sight, columns have their widths', async () => {
  const book = await writeWorkbook([{ name: 'a', rows: [['h'], ['x']], widths: [30] }]);
  const sheet = await part(book, 'xl/worksheets/sheet1.xml');
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*topLeftCell="A2"[^>]*state="frozen"/);
  expect(sheet).toMatch(/<col min="1" max="1" width="30"/);
  expect(sheet).toMatch(/<c r="A1" s="1"/);
  expect(await part(book, 'xl/styles.xml')).toMatch(/<font>.*<\/font><font>.*<b\/>.*<\/font>/);
});

test('writeWorkbook: names that spreadsheets refuse are changed, and no two are the same', async () => {
  const names = ['概况', 'a/b[1]:*?', "'x'", '', 'Rows', 'rows', 'n'.repeat(40), 'n'.repeat(40)];
  const book = await writeWorkbook(names.map((name) => ({ name, rows: [['h']] })));
  expect(read(await book.arrayBuffer()).SheetNames).toEqual([
    ...['概况', 'a_b_1____', 'x', 'Sheet', 'Rows', 'rows (2)', 'n'.repeat(31), `${'n'.repeat(27)} (2)`]
  ]);
});

test('pages(rows, 3) goes on with the head on each page', () => {
  const rows = [['h'], [1], [2], [3], [4], [5]];
  expect(pages(rows, 3)).toEqual([
    [['h'], [1], [2]],
    [['h'], [3], [4]],
    [['h'], [5]]
  ]);
  expect(pages(rows, 6)).toEqual([rows]);
});

test('writeWorkbook: sheets of texts, numbers, blanks and widths are by the schema of Excel and WPS', async () => {
  const sheets = [
    {
      name: '单位/表?',
      rows: [
        ['文件', '行'],
        ['𠮷野家 <&> "q"', -0.125],
        [null, 1e6],
        ['率', { value: 86.3, format: '"✓ "0.0"%"' }]
      ],
      widths: [30, 8]
    },
    { name: 'b', rows: [[' h '], ['=1+1'], ['_x000D_']] }
  ];
  const bytes = new Uint8Array(await (await writeWorkbook(sheets)).arrayBuffer());
  expect(await schemaFaults(bytes, 'xlsx')).toEqual([]);
});
