import { read } from '@e965/xlsx';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellRows } from '../../../../../src/lib/files/xlsx/read/cellRows';
import { sheetText } from '../../../../../src/lib/files/xlsx/read/sheetText';
import { workbook } from '../../../../../src/lib/files/xlsx/read/workbook';
import { workbookOf, xlsx } from '../../../intake/madeBooks';
import { Random } from '../../../estimates/random';

async function byUs(file: Blob): Promise<Record<string, string[]>> {
  const found = await workbook(file);
  if ('problem' in found) throw new Error(JSON.stringify(found.problem));
  return Object.fromEntries(
    await Promise.all(found.map(async ({ name, text }) => [name, (await text.text()).split('\n')] as const))
  );
}

/** The same by SheetJS alone, cell by cell in the same words, as an .xls is read. */
async function byLibrary(file: Blob): Promise<Record<string, string[]>> {
  const options = {
    type: 'array',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellStyles: true
  } as const;
  const book = read(new Uint8Array(await file.arrayBuffer()), options);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets: Record<string, string[]> = {};
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]!;
    const { rows } = cellRows(sheet, { date1904, counts: new Set() });
    const written = sheetText(rows, sheet['!merges'] ?? [], new Set(), { bytes: 1e9 });
    if (written) sheets[name] = (await written.text.text()).split('\n');
  }
  return sheets;
}

const folder = 'tests/fixtures/intake';
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.xlsx') && !/(protected|workbook)\.xlsx$/.test(name)
);

test.each(fixtures)('%s: what stands in its cells is the same by SheetJS', async (name) => {
  const file = new Blob([readFileSync(`${folder}/${name}`)]);
  expect(await byUs(file)).toEqual(await byLibrary(file));
});

const values: (string | number)[] = [0, 7, -3, 0.1, 0.30000000000000004, 1200.5, 1e15, 1.10101199001011e17, 41912];
const words = ['东区', '含,逗号', '“引号”', '007', '1e5', '2014-09-30', ' 前后 ', 'a;b|c', '9'.repeat(40)];

test('workbooks of random cells, rows left out and hidden, are the same by SheetJS', async () => {
  const numbers = new Random(20141128);
  const random = (limit: number) => numbers.below(limit);
  for (let round = 0; round < 60; round++) {
    const sheet = (name: string) => ({
      name,
      rows: Array.from({ length: 1 + random(8) }, () =>
        Array.from({ length: 1 + random(6) }, () => [...values, ...words][random(values.length + words.length)]!)
      ),
      hidden: [1 + random(8)]
    });
    const file = workbookOf([sheet('甲'), sheet('乙')]);
    expect(await byUs(file)).toEqual(await byLibrary(file));
  }
});

const row = (cells: string) => `<row r="1">${cells}</row>`;
const shared = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>';

/** The reasons for a reader of our own: what is lost or made up by the library would be counted. */
test.each([
  [
    'a formula that was never calculated is 0, or nothing',
    xlsx({ rows: row('<c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><v>2</v></c><c r="C1" t="str"><f>A1</f><v></v></c>') }),
    '=SUM(B1:C1),2,=A1',
    '0,2'
  ],
  [
    'what stands after an empty text becomes a text',
    xlsx({ rows: row(shared), strings: '<si><t/><phoneticPr fontId="1"/></si><si><t>甲</t></si>' }),
    '甲',
    '"<phoneticPr fontId=""1""/>",甲'
  ],
  [
    'a Chinese letter that is written by its number loses half of it',
    xlsx({ rows: row('<c r="A1" t="str"><v>&#x5B5D;感</v></c>') }),
    '孝感',
    ']感'
  ],
  [
    'an escaped escape is taken for one',
    xlsx({ rows: row('<c r="A1" t="str"><v>_x005F_x0041_</v></c>') }),
    '_x0041_',
    'A'
  ],
  [
    'a date in a format that Chinese spreadsheets do not write into the file is a number',
    xlsx({ rows: row('<c r="A1" s="1"><v>41912</v></c>'), formats: [0, 31] }),
    '2014-09-30',
    '41912'
  ],
  [
    'a day written as one becomes a number',
    xlsx({ rows: row('<c r="A1" t="d"><v>2014-09-30</v></c>') }),
    '2014-09-30',
    '41912'
  ]
])('by SheetJS %s; by workbook(..) it is what stands there', async (_, file, right, wrong) => {
  expect((await byUs(file))['表']).toEqual([right, '']);
  expect((await byLibrary(file))['表']).toEqual([wrong, '']);
});

test('SheetJS reads on where a cell has no end, and workbook(..) says that the file is damaged', async () => {
  const file = xlsx({ rows: row('<c r="A1"><v>9</v>') });
  expect(await workbook(file)).toMatchObject({ problem: { detail: { reason: 'damaged' } } });
  expect(await byLibrary(file)).toEqual({ 表: ['9', ''] });
});

test('SheetJS shows a column of no width, and workbook(..) tells that nobody sees it', async () => {
  const file = workbookOf([
    { name: '表', rows: [['a', 'b']], before: '<cols><col min="2" max="2" width="0"/></cols>' }
  ]);
  expect(await workbook(file)).toMatchObject([{ hiddenFields: [1] }]);
  const book = read(new Uint8Array(await file.arrayBuffer()), { type: 'array', dense: true, cellStyles: true });
  expect(cellRows(book.Sheets['表']!, { date1904: false, counts: new Set() }).hiddenColumns).toEqual(new Set());
});
