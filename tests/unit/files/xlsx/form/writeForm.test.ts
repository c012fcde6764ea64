import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { FormBook, FormColumn } from '../../../../../src/lib/files/xlsx/form/formBook';
import { formParts } from '../../../../../src/lib/files/xlsx/form/formParts';
import { workbook } from '../../../../../src/lib/files/xlsx/read/workbook';
import { writeForm } from '../../../../../src/lib/files/xlsx/form/writeForm';
import { inflate } from '../../../../../src/lib/files/zip/inflate';
import { zipEntries } from '../../../../../src/lib/files/zip/zipEntries';
import { schemaFaults } from '../../../../officeSchema';

const column = (head: string, more: Partial<FormColumn> = {}): FormColumn => ({
  ...{ head, note: '', example: `示例：${head}`, format: 'text', options: null, objection: null, ...more }
});

const form = (...columns: FormColumn[]): FormBook => ({
  sheet: '单位表',
  columns,
  rowNote: '这一行不计入',
  lists: { sheet: '选项', title: '请不要改动' }
});

const sheetOf = (book: FormBook): string => formParts(book)['xl/worksheets/sheet1.xml']!;

test('writeForm(form) is a workbook of heads and an example, whose choices stand on a hidden sheet', async () => {
  const book = form(column('编号'), column('形式', { options: ['单独', '联合'] }));
  const sheets = await workbook(await writeForm(book));
  if ('problem' in sheets) throw new Error(sheets.problem.code);
  expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['单位表', false],
    ['选项', true]
  ]);
  expect(await sheets[0]!.text.text()).toBe('编号,形式\n示例：编号,示例：形式\n');
  expect(await sheets[1]!.text.text()).toBe('请不要改动\n单独\n联合\n');
});

test('writeForm: notes stand beside the heads and the example row, none where nothing is said', async () => {
  const book = form(column('a'), column('b', { note: '第一行\n<第二行> & "三"' }));
  const sheet = read(await (await writeForm(book)).arrayBuffer()).Sheets['单位表']!;
  const noteOf = (place: string) => (sheet[place] as { c?: { t: string }[] }).c?.[0]?.t;
  expect([noteOf('A1'), noteOf('B1'), noteOf('A2')]).toEqual([undefined, '第一行\n<第二行> & "三"', '这一行不计入']);
  // Excel shows no note without its box
  const boxes = formParts(book)['xl/drawings/vmlDrawing1.vml']!;
  expect(boxes.match(/<x:Row>\d+<\/x:Row><x:Column>\d+<\/x:Column>/g)).toEqual([
    '<x:Row>0</x:Row><x:Column>1</x:Column>',
    '<x:Row>1</x:Row><x:Column>0</x:Column>'
  ]);
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '<b>&"x"</b>', '_x000D_', 'constructor', '001', 'TRUE'])(
  'writeForm: %j as a head, an example or an option is a text, never a formula or a number',
  async (text) => {
    const book = await writeForm(form(column(text, { example: text, options: [text] })));
    const { Sheets } = read(await book.arrayBuffer());
    for (const cell of [Sheets['单位表']!.A1, Sheets['单位表']!.A2, Sheets['选项']!.A2]) {
      expect(cell).toMatchObject({ t: 's', v: text });
      expect(cell.f).toBeUndefined();
    }
  }
);

test('writeForm: options of any length and with commas are a list on the hidden sheet, named once for all columns that have it', () => {
  const options = Array.from({ length: 400 }, (_, at) => `很长的选项，第${at}号`);
  const book = form(
    column('a', { options, objection: '请从列表中选' }),
    column('b', { options: ['x'] }),
    column('c', { options: [...options] })
  );
  const parts = formParts(book);
  expect(parts['xl/workbook.xml']).toContain('<definedName name="choices_1">\'选项\'!$A$2:$A$401</definedName>');
  expect(parts['xl/workbook.xml']).toContain('<definedName name="choices_2">\'选项\'!$B$2:$B$2</definedName>');
  const checks = sheetOf(book).match(/<dataValidation [^]*?<\/dataValidation>/g)!;
  expect(checks.map((check) => /<formula1>(.*)<\/formula1>/.exec(check)![1])).toEqual([
    ...['choices_1', 'choices_2', 'choices_1']
  ]);
  // a code may be typed: it is asked about, not refused; of several answers nothing is asked
  expect(checks[0]).toMatch(/errorStyle="warning" showErrorMessage="1" error="请从列表中选"/);
  expect(checks[1]).not.toContain('showErrorMessage');
  // the example row can be filled over
  expect(checks[0]).toContain('sqref="A2:A1048576"');
});

test('writeForm: empty cells of a column take what is typed as text, number or day, and those of the example row too', () => {
  const formats = ['text', 'integer', 'decimal', 'date', 'datetime'] as const;
  const book = form(...formats.map((format) => column(format, { format, objection: '不对' })));
  const [, cellFormats] = formParts(book)['xl/styles.xml']!.split('<cellXfs');
  const styles = [...cellFormats!.matchAll(/<xf numFmtId="(\d+)"/g)];
  const formatAt = (place: string) => styles[Number(place)]![1];
  const columns = [...sheetOf(book).matchAll(/<col [^>]*style="(\d+)"/g)].map(([, style]) => formatAt(style!));
  const examples = [...sheetOf(book).matchAll(/<c r="[A-E]2" s="(\d+)"/g)].map(([, style]) => formatAt(style!));
  // 49 is @, from 164 on stand a book's own
  expect(columns).toEqual(['49', '0', '0', '164', '165']);
  expect(examples).toEqual(columns);
  expect([...sheetOf(book).matchAll(/<dataValidation type="(\w+)"/g)].map(([, type]) => type)).toEqual([
    ...['whole', 'decimal', 'date', 'date']
  ]);
});

test('writeForm: a name that spreadsheets refuse is changed, also where the choices are called alike', async () => {
  const book = {
    ...form(column('a', { options: ['x'] })),
    sheet: "单位/表's[1]",
    lists: { sheet: "单位_表's_1_", title: 't' }
  };
  const { SheetNames } = read(await (await writeForm(book)).arrayBuffer());
  expect(SheetNames).toEqual(["单位_表's_1_", "单位_表's_1_ (2)"]);
  expect(formParts(book)['xl/workbook.xml']).toContain("'单位_表''s_1_ (2)'!$A$2:$A$2");
});

test('writeForm: every part is there that another names', async () => {
  const entries = (await zipEntries(await writeForm(form(column('a')))))!;
  const paths = entries.map(({ path }) => path);
  for (const entry of entries.filter(({ path }) => path.endsWith('.rels'))) {
    const xml = await (await inflate(await writeForm(form(column('a'))), entry, { bytes: 1e6 })).text();
    const folder = entry.path.replace(/_rels\/.*$/, '');
    for (const [, target] of xml.matchAll(/Target="([^"]+)"/g))
      expect(paths).toContain(new URL(target!, `file:///${folder}`).pathname.slice(1));
  }
});

test('writeForm: notes, lists, formats and objections are by the schema of Excel and WPS', async () => {
  const all = form(
    column('编号', { note: '第一行\n<第二行> & "三"' }),
    column('形式', { options: ['单独', '联合'], objection: '请选' }),
    ...(['integer', 'decimal', 'date', 'datetime'] as const).map((format) =>
      column(format, { format, objection: '请填' })
    )
  );
  const bytes = new Uint8Array(await (await writeForm(all)).arrayBuffer());
  expect(await schemaFaults(bytes, 'xlsx')).toEqual([]);
});
