import { CFB } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { isWorkbook, workbook } from '../../../../../src/lib/files/xlsx/read/workbook';
import { excel95, xlsx } from '../../../intake/madeBooks';
import { zipped } from '../../../intake/zipped';

const fixture = (name: string) => new Blob([readFileSync(`tests/fixtures/intake/${name}`)]);

async function sheets(file: Blob): Promise<Record<string, string[]>> {
  const found = await workbook(file);
  if ('problem' in found) throw new Error(JSON.stringify(found.problem));
  return Object.fromEntries(
    await Promise.all(found.map(async ({ name, text }) => [name, (await text.text()).split('\n')] as const))
  );
}

/** The lines of a workbook's one sheet. */
const lines = async (file: Blob) => (await sheets(file))['表'];

const zone = process.env.TZ;
afterAll(() => {
  process.env.TZ = zone;
});

const title = Array<string>(12).fill('基层工会情况统计表').join(',');
const book = [
  title,
  '',
  '单位编号,所在区,职工,职工,入会率,成立日期,填报时间,劳动保护,身份证号,备注,合计,核对',
  '单位编号,所在区,总数,其中 女职工,入会率,成立日期,填报时间,劳动保护,身份证号,备注,合计,核对',
  '001,东区,1200,500,93.26%,2014-09-30,2014-09-30 12:00:00,TRUE,1.10101199001011E+17,"含,逗号 和""引号""",1700,#N/A',
  '002,东区,0.1,0.3,7%,2000-01-01,06:00:00,FALSE,110101900101123,,-3,36:30:00',
  '',
  '合计,,1200.1,,,,,,,,,',
  ''
];

describe.each(['Asia/Shanghai', 'America/New_York'])('in the time zone %s', (here) => {
  test.each(['book.xlsx', 'book.xls', 'book1904.xlsx', 'book1904.xls'])(
    'workbook(%s) is CSV, a line a row: raw values, merged cells filled, hidden sheets last, empty ones left out',
    async (name) => {
      process.env.TZ = here;
      const found = await sheets(fixture(name));
      expect(Object.keys(found)).toEqual(['单位', '说明']);
      expect(found['单位']).toEqual(book);
      expect(found['说明']).toEqual(['填表说明', '']);
    }
  );
});

test('workbook reads an .xls of Excel 95 in code page 936, in its container and bare', async () => {
  const container = CFB.utils.cfb_new({ root: 'R' });
  CFB.utils.cfb_add(container, '/Book', excel95());
  const file = new Blob([CFB.write(container, { type: 'buffer' })]);
  for (const old of [file, new Blob([excel95()])]) {
    expect(await isWorkbook(old)).toBe(true);
    expect(await sheets(old)).toEqual({ 单位: ['单位,', '东区,2014-09-30', ''] });
  }
});

test.each([
  [27, '2014-09-30'],
  [31, '2014-09-30'],
  [33, '2014-09-30'],
  [57, '2014-09-30'],
  [58, '2014-09-30'],
  [14, '2014-09-30'],
  [0, '41912'],
  [1, '41912'],
  [4, '41912'],
  [9, '4191200%'],
  [49, '41912'],
  [164, '41912']
])(
  'workbook: 41912 in number format %i, which Chinese spreadsheets do not write into the file, is %s',
  async (format, text) => {
    const rows = '<row r="1"><c r="A1" s="1"><v>41912</v></c></row>';
    expect(await lines(xlsx({ rows, formats: [0, format] }))).toEqual([text, '']);
  }
);

test('workbook: a number format that the file itself explains wins', async () => {
  const more = {
    'xl/styles.xml':
      '<styleSheet xmlns="x"><numFmts><numFmt numFmtId="31" formatCode="0.0"/></numFmts><cellXfs><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs></styleSheet>'
  };
  const rows = '<row r="1"><c r="A1" s="0"><v>41912</v></c><c r="B1" s="1"><v>41912</v></c></row>';
  expect(await lines(xlsx({ rows, more }))).toEqual(['41912,2014-09-30', '']);
});

test('workbook: a formula that was never calculated is its text, not 0; a calculated one is its value', async () => {
  const rows = `<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v></v></c>
    <c r="D1"><f t="shared" ref="D1:D2" si="0">1</f><v/></c><c r="E1" t="str"><f>"a"</f><v>a</v></c><c r="F1"><f>0</f><v>0</v></c></row>`;
  expect(await lines(xlsx({ rows }))).toEqual(['=SUM(B1:C1),2,"=A1&""x""",=1,a,0', '']);
});

test('workbook: texts of every kind, without phonetic guides and line breaks', async () => {
  const strings = [
    '<si><t>甲_x000D_&#10;乙</t></si>',
    '<si><r><t>粗</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 体</t></r></si>',
    '<si><t>孝</t><rPh sb="0" eb="1"><t>xiao</t></rPh><phoneticPr fontId="1" type="noConversion"/></si>',
    '<si><t/><phoneticPr fontId="1" type="noConversion"/></si>',
    '<si/>',
    '<si><t>_x005F_x0041_ &lt;&amp;&#x5B5D;</t></si>'
  ].join('');
  const shared = [0, 1, 2, 3, 4, 5].map((text, at) => `<c r="${'ABCDEF'[at]}1" t="s"><v>${text}</v></c>`).join('');
  const rows = `<row r="1">${shared}<c r="G1" t="inlineStr"><is><t>行内</t></is></c></row><row r="2"><c r="D2"><v>1</v></c><c r="E2"><v>2</v></c></row>`;
  expect(await lines(xlsx({ rows, strings }))).toEqual(['甲 乙,粗 体,孝,,,_x0041_ <&孝,行内', ',,,1,2,,', '']);
});

test('workbook: values of every type', async () => {
  const cells = [
    '<c t="b"><v>1</v></c>',
    '<c t="b"><v>0</v></c>',
    '<c t="e"><v>#DIV/0!</v></c>',
    '<c t="d"><v>2014-09-30T00:00:00</v></c>'
  ];
  const more = [
    '<c t="d"><v>2014-09-30T08:30:00.000Z</v></c>',
    '<c><v> 1.5E3 </v></c>',
    "<c t='n'  s='0' ><v>7</v></c>",
    '<c s="0"/>'
  ];
  expect(await lines(xlsx({ rows: `<row r="1">${[...cells, ...more].join('')}</row>` }))).toEqual([
    'TRUE,FALSE,#DIV/0!,2014-09-30,2014-09-30 08:30:00,1500,7',
    ''
  ]);
});

test('workbook: comments in its XML are none of its cells, and text that is no XML is text', async () => {
  const rows =
    '<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="A1" t="inlineStr"><is><t><![CDATA[a < b & c]]></t></is></c><c r="B1"><v><![CDATA[5]]></v></c></row>';
  expect(await lines(xlsx({ rows }))).toEqual(['a < b & c,5', '']);
});

test('workbook: names with a prefix, rows and cells without numbers', async () => {
  const sheet =
    '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>';
  expect(await lines(xlsx({ sheet }))).toEqual(['1,=A1', '']);
});

test('workbook: a line is a row, also where rows and columns are left out', async () => {
  const rows = '<row r="3"><c r="C3"><v>1</v></c><c r="F3"><v>2</v></c></row><row r="5"><c r="F5"><v>3</v></c></row>';
  expect(await lines(xlsx({ rows }))).toEqual(['', '', '1,2', '', ',3', '']);
});

test('workbook: a merge fills what it covers among the rows and columns that hold something', async () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="A4"><v>4</v></c><c r="C4"><v>5</v></c></row>';
  const after = '<mergeCells><mergeCell ref="A1:XFD3"/><mergeCell ref="B4:B9"/></mergeCells>';
  expect(await lines(xlsx({ rows, after }))).toEqual(['1,1', '1,1', '1,1', '4,5', '']);
});

test('workbook of a sheet that claims 17 billion cells and has three is read at once', async () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>';
  const after = '<mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>';
  const start = performance.now();
  const found = await lines(xlsx({ rows, after, dimension: 'A1:XFD1048576' }));
  expect(performance.now() - start).toBeLessThan(20_000);
  expect([found!.length, found![0], found!.at(-2)]).toEqual([1048577, '1,2', '3,']);
}, 60_000);

test('workbook of merges over merges is refused, not worked at for ever', async () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>';
  const after = `<mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(1000)}</mergeCells>`;
  expect(await workbook(xlsx({ rows, after }))).toMatchObject({ problem: { code: 'tooLarge' } });
}, 60_000);

test('workbook passes over a sheet that is a chart', async () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const more = {
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="图" sheetId="2" r:id="rId2"/><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
    'xl/chartsheets/sheet1.xml': '<chartsheet xmlns="x"><drawing r:id="rId1"/></chartsheet>'
  };
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
  expect(await sheets(xlsx({ rows, more }))).toEqual({ 表: ['1', ''] });
});

const bytes = async (name: string) => new Uint8Array(await fixture(name).arrayBuffer());

test.each([
  ['workbook.xlsx', () => fixture('workbook.xlsx'), 'damaged'],
  ['old_workbook.xls', () => fixture('old_workbook.xls'), 'damaged'],
  ['protected.xlsx', () => fixture('protected.xlsx'), 'protected'],
  ['protected.xls', () => fixture('protected.xls'), 'encrypted'],
  ['a cut .xlsx', async () => fixture('book.xlsx').slice(0, 4000), 'damaged'],
  ['a cut .xls', async () => fixture('book.xls').slice(0, 4000), 'damaged'],
  ['a text document', async () => zipped([{ name: '[Content_Types].xml', content: '<Types/>' }]), 'damaged'],
  ['a page called .xls', async () => new Blob(['\ufeff\r\n<html xmlns:x="x"><table><tr><td>1']), 'damaged'],
  [
    'XML called .xls',
    async () => new Blob(['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="x">']),
    'damaged'
  ],
  ['an open document', async () => zipped([{ name: 'content.xml', content: '<a/>' }]), 'damaged'],
  ['a sheet that is not there', async () => xlsx({ more: { 'xl/worksheets/sheet1.xml': '' } }), 'damaged'],
  ['a text that is not there', async () => xlsx({ rows: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' }), 'damaged'],
  [
    'sheets without a value',
    async () => xlsx({ rows: '<row r="1"><c r="A1" t="inlineStr"><is><t> </t></is></c></row>' }),
    'empty'
  ]
])('workbook of %s says so', async (_, file, reason) => {
  const given = await file();
  expect(await isWorkbook(given)).toBe(true);
  expect(await workbook(given)).toEqual({ problem: { code: 'workbook', detail: { reason } } });
});

test('workbook with one changed byte in a sheet is refused by its checksum, or gives the same values', async () => {
  const sound = await sheets(fixture('book.xlsx'));
  const original = await bytes('book.xlsx');
  for (let at = 40; at < original.length; at += 97) {
    const changed = original.slice();
    changed[at]! ^= 0x10;
    const found = await workbook(new Blob([changed]));
    if ('problem' in found) expect(found.problem.code).toBe('workbook');
    else
      for (const { name, text } of found) expect([name, (await text.text()).split('\n')]).toEqual([name, sound[name]]);
  }
});

test.each([
  ['book.xlsx', true],
  ['book.xls', true],
  ['workbook.xlsx', true],
  ['old_workbook.xls', true],
  ['districts.zip', false],
  ['picture.csv', false],
  ['utf16.csv', false],
  ['tab.tsv', false],
  ['empty.csv', false]
])('isWorkbook(%s) is %s, by its content', async (name, expected) => {
  expect(await isWorkbook(fixture(name))).toBe(expected);
});

test('workbook stops when its signal has fired', async () => {
  await expect(workbook(fixture('book.xlsx'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError'
  });
});
