import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { notices } from '../../../src/lib/intake/report/notices';
import { sheetLine } from '../../../src/lib/intake/report/sheetLine';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { excel95Of, workbookOf, type MadeSheet } from '../intake/madeBooks';
import { dropAll } from './engineTables';

const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterEach(() => dropAll(engine));
afterAll(() => engine.close());

/** A file of tests/fixtures/intake/xiaogan, loaded as the page loads it. */
async function office(name: string, instructions: Instructions = {}): Promise<Loaded> {
  const file = new Blob([readFileSync(`tests/fixtures/intake/xiaogan/${name}`)]);
  const [loaded] = await load(engine, codebook, [{ name, file, instructions }]);
  expect(loaded!.report.problem).toBeNull();
  return loaded!;
}

async function column(loaded: Loaded, name: string): Promise<unknown[]> {
  const stored = await engine.query(
    `SELECT ${identifier(name)} AS value FROM ${identifier(loaded.tables[0]!.name)} ORDER BY line__`
  );
  return rows<{ value: unknown }>(stored).map(({ value }) => value);
}

const counting = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

test('a merged cell of the district holds for each row that it covers', async () => {
  const { report } = await office('k1_merged_district.xlsx');
  expect(report.rows).toBe(12);
  expect(report.areas).toEqual({ '420902': 4, '420921': 4, '420922': 4 });
});

test('rows that a filter or a hand has hidden are counted and named by line', async () => {
  const { report } = await office('k2_hidden_rows.xlsx');
  expect(report.rows).toBe(14);
  expect(report.hiddenRows).toEqual({ lines: [3, 6, 7, 10], isFiltered: false });
  const without = await office('k2_hidden_rows.xlsx', { leftOut: report.hiddenRows.lines });
  expect(without.report.rows).toBe(10);
  expect(without.report.rejectCounts).toEqual({ leftOut: 4 });
  expect(without.report.hiddenRows.lines).toEqual([3, 6, 7, 10]);
});

const districts = ['孝南区', '孝昌县', '大悟县', '云梦县', '应城市', '安陆市', '汉川市'];

test('the sheets of a workbook that have one header are read together and listed with their rows', async () => {
  const { report } = await office('k3_sheet_per_district.xlsx');
  expect(report.rows).toBe(35);
  expect(Object.values(report.areas)).toEqual([5, 5, 5, 5, 5, 5, 5]);
  expect(report.sheets.map(({ name, use, rows }) => [name, use, rows])).toEqual(
    districts.map((name) => [name, 'read', 5])
  );
});

test('a sheet that is left out changes no line of the others', async () => {
  const all = await office('k3_sheet_per_district.xlsx');
  const some = await office('k3_sheet_per_district.xlsx', { sheets: { 孝南区: false, 云梦县: false } });
  expect(some.report.rows).toBe(25);
  expect(some.report.records).toBe(25);
  expect(some.report.areas).toEqual({ '420921': 5, '420922': 5, '420981': 5, '420982': 5, '420984': 5 });
  expect(some.report.sheets.map(({ use }) => use)).toEqual([
    'leftOut',
    'read',
    'read',
    'leftOut',
    'read',
    'read',
    'read'
  ]);
  expect(some.report.sheets.map(({ starts }) => starts)).toEqual(all.report.sheets.map(({ starts }) => starts));
});

test('a number is a number whatever its format says, where the question wants a number', async () => {
  const loaded = await office('k7_number_cells_with_date_format.xlsx');
  expect(loaded.report.notUnderstood).toEqual([]);
  expect(await column(loaded, 'employees')).toEqual(counting(20, 12));
});

test('long numeric ids are said to be damaged, and equal', async () => {
  const { report } = await office('k8_long_numeric_ids.xlsx');
  expect(report.rows).toBe(12);
  expect(report.damages.map(({ column, kind, count }) => [column, kind, count])).toEqual([
    ['unit_id', 'scientific', 12],
    ['unit_id', 'duplicateKey', 11]
  ]);
});

test('an id is what the sheet shows, with the zeros that only its format has', async () => {
  const loaded = await office('k9_zeros_in_format.xlsx');
  expect(await column(loaded, 'unit_id')).toEqual(counting(100, 12).map((number) => `000${number}`));
});

test('errors of formulas are no answers, and are listed', async () => {
  const loaded = await office('k11_formula_errors.xlsx');
  expect(loaded.report.rows).toBe(12);
  expect(loaded.report.notUnderstood.map(({ value, count }) => [value, count]).sort()).toEqual([
    ['#DIV/0!', 1],
    ['#N/A', 1],
    ['#REF!', 1]
  ]);
});

const header = ['单位编号', '统计期', '报送地区', '职工总数（人）', '建会形式'];
const unit = (id: string, area: string, employees = 10) => [id, '2014', area, employees, '未建立'];
const withoutArea = header.filter((name) => name !== '报送地区');
const unplaced = (id: string) => [id, '2014', 10, '未建立'];

async function book(sheets: MadeSheet[], instructions: Instructions = {}): Promise<Loaded> {
  const [loaded] = await load(engine, codebook, [{ name: '上报.xlsx', file: workbookOf(sheets), instructions }]);
  return loaded!;
}

test('a sheet is read with the others though its columns stand in another order and titles above them', async () => {
  const turned = (cells: (string | number)[]) => [cells[3]!, cells[0]!, cells[1]!, cells[2]!, cells[4]!];
  const loaded = await book([
    { name: '甲', rows: [header, unit('U1', '孝南区', 11)] },
    { name: '乙', rows: [['2014年报送表'], [], turned(header), turned(unit('U2', '孝昌县', 12))] }
  ]);
  expect(loaded.report.areas).toEqual({ '420902': 1, '420921': 1 });
  expect(await column(loaded, 'employees')).toEqual([11, 12]);
  expect(await column(loaded, 'unit_id')).toEqual(['U1', 'U2']);
  const { starts } = loaded.report.sheets[1]!;
  expect(sheetLine(loaded.report, starts!.line)).toEqual({ sheet: '乙', row: 4 });
});

test('the name of a sheet is the area where no column is, once somebody has said so; a note below is of no area', async () => {
  const sheets = [
    { name: '孝南区', rows: [withoutArea, unplaced('U1'), unplaced('U2'), ['注：截至年底']] },
    { name: '大悟县', rows: [withoutArea, unplaced('U3')] }
  ];
  const asked = await book(sheets);
  expect(asked.report.problem?.code).toBe('noAreaColumn');
  const [notice] = notices(asked.report, {});
  expect(notice).toEqual({ kind: 'areaFromSheets', column: '工作表', table: 'unit' });
  const { report } = await book(sheets, { columns: { 工作表: { question: 'district_code', option: null } } });
  expect(report.areas).toEqual({ '420902': 2, '420922': 1 });
  expect(report.rejectCounts).toEqual({ note: 1 });
  expect(notices(report, {})).toEqual([]);
});

test('hidden sheets, other tables and sheets of which nothing is known are not read, and all are said', async () => {
  const sheets: MadeSheet[] = [
    { name: '填表说明', rows: [['请如实填报'], ['每月一次']] },
    { name: '孝南', rows: [header, unit('U1', '孝南区')] },
    { name: '旧', rows: [header, unit('U2', '孝南区'), unit('U3', '孝南区')], state: 'hidden' },
    { name: '更旧', rows: [header, unit('U4', '孝南区')], state: 'veryHidden' },
    {
      name: '职工',
      rows: [
        ['resp_id', 'period', 'district_code', 'age_group'],
        ['R1', '2014', '420902', '']
      ]
    }
  ];
  const { report } = await book(sheets);
  expect(report.sheet).toBe('孝南');
  expect(report.rows).toBe(1);
  expect(
    notices(report, {}).map(
      (notice) => notice.kind === 'sheetUnread' && [notice.sheet.name, notice.sheet.table, notice.sheet.rows]
    )
  ).toEqual([
    ['职工', 'worker', 1],
    ['旧', 'unit', 2],
    ['更旧', 'unit', 1],
    ['填表说明', null, 1]
  ]);
  const more = await book(sheets, { sheets: { 旧: true } });
  expect(more.report.rows).toBe(3);
  expect(notices(more.report, {}).at(-1)).toMatchObject({ kind: 'hiddenSheetRead', sheet: { name: '旧' } });
  const apart = await book(sheets, { sheet: '职工', elsewhere: ['填表说明', '孝南', '旧', '更旧'] });
  expect(apart.report.table).toBe('worker');
  expect(notices(apart.report, {})).toEqual([]);
});

test('columns that the sheet hides are read and said, or left out in one press', async () => {
  const sheets = [
    { name: '表', rows: [header, unit('U1', '孝南区')], before: '<cols><col min="4" max="4" hidden="1"/></cols>' }
  ];
  const { report } = await book(sheets);
  expect(notices(report, {})).toEqual([{ kind: 'hiddenColumns', headers: ['职工总数（人）'], isLeftOut: false }]);
  const without = await book(sheets, { hiddenColumns: false });
  expect(without.report.columns.map(({ taken }) => taken)).toEqual([true, true, true, false, true]);
});

test('rows that an .xls hides are counted and named by line, and can be left out', async () => {
  const rows = [
    ['unit_id', 'period', 'district_code', 'employees', 'members'],
    ...['U1', 'U2', 'U3', 'U4'].map((id, at) => [id, 2014, 420902, 10 + at, at])
  ];
  const file = new Blob([excel95Of(rows, [3, 5])]);
  const [all] = await load(engine, codebook, [{ name: 'old.xls', file }]);
  expect(all!.report).toMatchObject({ problem: null, rows: 4, hiddenRows: { lines: [3, 5], isFiltered: false } });
  expect(await column(all!, 'employees')).toEqual([10, 11, 12, 13]);
  const [some] = await load(engine, codebook, [{ name: 'old.xls', file, instructions: { leftOut: [3, 5] } }]);
  expect(some!.report).toMatchObject({ rows: 2, rejectCounts: { leftOut: 2 } });
  expect(await column(some!, 'unit_id')).toEqual(['U1', 'U3']);
});

test('rows that a filter hides are said to be hidden by it', async () => {
  const after =
    '<autoFilter ref="A1:E3"><filterColumn colId="0"><filters><filter val="U2"/></filters></filterColumn></autoFilter>';
  const rows = [header, unit('U1', '孝南区'), unit('U2', '孝南区')];
  const { report } = await book([{ name: '表', rows, hidden: [2], after }]);
  expect(report.rows).toBe(2);
  expect(report.hiddenRows).toEqual({ lines: [2], isFiltered: true });
});

test('a workbook without a usable sheet says which sheets it saw', async () => {
  const { report } = await book([
    {
      name: '菜单',
      rows: [
        ['菜', '价'],
        ['豆腐', 3]
      ]
    },
    { name: '说明', rows: [['无']] }
  ]);
  expect(report.problem?.code).toBe('unknownTable');
  expect(report.sheets.map(({ name }) => name)).toEqual(['菜单', '说明']);
});
