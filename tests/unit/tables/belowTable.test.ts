import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { workbookOf, xlsx } from '../intake/madeBooks';
import { dropAll } from './engineTables';

/** What stands below a table and is no row of it, also where a merged cell or the name of a sheet gives it an area. */
const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterEach(() => dropAll(engine));
afterAll(() => engine.close());

async function loaded(file: Blob, columns = {}): Promise<Loaded['report']> {
  const [one] = await load(engine, codebook, [{ name: 'below', file, instructions: { columns } }]);
  expect(one!.report.problem).toBeNull();
  return one!.report;
}

const header = '单位编号,统计期,报送地区,单位类型,经营状态,职工总数（人）,建会形式,会员总数（人）';
const csv = (...lines: string[]) => new Blob([[header, ...lines].join('\n')]);
const unit = 'U1,2014,420902,企业,正常经营,20,单独建立,9';

test.each([
  ['a note in a row of a known area', '注：本表不含个体工商户,,420902,,,,,'],
  ['a note with area and wave', '说明：数据截至9月30日,2014,孝南区,,,,,'],
  ['a note in the second column', ',注：本表不含个体工商户,420902,,,,,'],
  ['a legend of one line', '1=单独建立 2=联合建立 3=未建立,,420902,,,,,'],
  ['a legend of one line by commas', '"建会形式：1 单独建立，2 联合建立，3 未建立",,420902,,,,,'],
  ['a legend', '1＝单独建立,,420902,,,,,'],
  ['the head of a legend', '图例,,420902,,,,,'],
  ['the head of a legend of codes', '代码说明：,,420902,,,,,']
])('load() lists %s as a note and counts it as no row', async (_, line) => {
  const report = await loaded(csv(unit, line));
  expect(report).toMatchObject({ records: 2, rows: 1, rejectCounts: { note: 1 }, notUnderstood: [] });
  expect(report.rejectSample).toMatchObject([{ line: 3, reason: 'note' }]);
});

test.each([
  ['a row with an answer', '注：一厂,2014,420902,企业,,,,'],
  ['a unit that begins as a note does', '备注栏公司,2014,420902,,,,,'],
  ['a unit with a bar in its number', '1-2,2014,420902,,,,,']
])('load() takes %s for a row', async (_, line) => {
  expect(await loaded(csv(unit, line))).toMatchObject({ records: 2, rows: 2, rejects: 0 });
});

test('load() takes a word of totals for an answer where an option is called so, and for a total elsewhere', async () => {
  const option = { name: 'sum', missing: null, aliases: [], label: { zh: '合计', en: 'Total' } };
  const types = [...codebook.choices.get('unit_type')!, option];
  const choices = new Map([...codebook.choices, ['unit_type', types]]);
  const file = csv(unit, unit.replace('U1', 'U2').replace('企业', '合计'), '合计,2014,420902,企业,,20,,9');
  const [one] = await load(engine, { ...codebook, choices }, [{ name: 'a.csv', file }]);
  expect(one!.report).toMatchObject({ records: 3, rows: 2, rejectCounts: { total: 1 }, notUnderstood: [] });
  const [without] = await load(engine, codebook, [{ name: 'a.csv', file }]);
  expect(without!.report).toMatchObject({ records: 3, rows: 1, rejectCounts: { total: 2 } });
});

test('load() takes a note back when a person says so', async () => {
  const file = csv(unit, '注：本表不含个体工商户,2014,420902,,,,,');
  const [one] = await load(engine, codebook, [{ name: 'a.csv', file, instructions: { takenBack: [3] } }]);
  expect(one!.report).toMatchObject({ rows: 2, rejects: 0 });
});

test('load() lists a note and a legend of a sheet whose name is the area of its rows', async () => {
  const head = ['单位编号', '统计期', '单位类型', '经营状态', '职工总数（人）', '建会形式'];
  const rows = (id: string) => [
    head,
    [id, 2014, '企业', '正常经营', 20, '单独建立'],
    ['注：本表不含个体工商户', 2014],
    ['1=单独建立', '2=联合建立']
  ];
  const book = workbookOf([
    { name: '孝南区', rows: rows('U1') },
    { name: '孝昌县', rows: rows('U2') }
  ]);
  const report = await loaded(book, { 工作表: { question: 'district_code', option: null } });
  expect(report).toMatchObject({ records: 6, rows: 2, rejectCounts: { note: 4 } });
});

test('load() says of a row with an area and no answer that it has none: codes below a table, or a unit that did not report', async () => {
  const report = await loaded(csv(unit, '1,2014,420902,,,,,', 'U2,2014,420902,,,5,,'));
  expect(report).toMatchObject({ records: 3, rows: 3 });
  expect(report.damages).toMatchObject([{ kind: 'emptyRow', count: 1, lines: [3], examples: ['1'] }]);
});

/** U1 to U3 share one cell of 90 workers, and one of the district. */
function merged(after: string): Blob {
  const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
  const names = ['单位编号', '统计期', '报送地区', '经营状态', '职工总数（人）', '会员总数（人）'];
  const units = [2, 3, 4, 5].map((at) => {
    const district = at === 2 || at === 5 ? `<c r="C${at}"><v>420902</v></c>` : '';
    const workers = at === 2 ? '<c r="E2"><v>90</v></c>' : at === 5 ? '<c r="E5"><v>7</v></c>' : '';
    const status = at === 2 || at === 5 ? text(`D${at}`, '正常经营') : '';
    return row(
      at,
      `${text(`A${at}`, `U${at - 1}`)}<c r="B${at}"><v>2014</v></c>${district}${status}${workers}<c r="F${at}"><v>${at}</v></c>`
    );
  });
  const rows = row(1, names.map((name, at) => text(`${'ABCDEF'[at]}1`, name)).join('')) + units.join('');
  return xlsx({ rows, after });
}

test('load() counts a number in merged cells once, fills area and texts down, and says so of the column', async () => {
  const merges = ['C2:C4', 'D2:D4', 'E2:E4'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const file = merged(`<mergeCells>${merges}</mergeCells>`);
  const read = async (reading?: 'asWritten' | 'each') => {
    const instructions = reading ? { doubts: { employees: { merged: reading } } } : {};
    const [one] = await load(engine, codebook, [{ name: 'merged.xlsx', file, instructions }]);
    const [table] = one!.tables;
    const found = await engine.query(
      `SELECT CAST(sum(employees) AS INTEGER) AS sum, CAST(count(operating) AS INTEGER) AS texts FROM "${table!.name}"`
    );
    return { report: one!.report, ...(found.get(0)!.toJSON() as { sum: number; texts: number }) };
  };
  const once = await read();
  expect(once.report).toMatchObject({ rows: 4, areas: { '420902': 4 } });
  // 90 + 7
  expect(once).toMatchObject({ sum: 97, texts: 4 });
  expect(once.report.doubts).toEqual([
    {
      ...{ column: 'employees', kind: 'merged', readings: ['asWritten', 'each'], taken: 'asWritten' },
      ...{ count: 3, texts: 1, examples: ['90'], lines: [2, 3, 4] }
    }
  ]);
  // 3 x 90 + 7
  expect(await read('each')).toMatchObject({ sum: 277, report: { doubts: [] } });
  expect(await read('asWritten')).toMatchObject({ sum: 97, report: { doubts: [] } });
});
