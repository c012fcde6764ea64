import { beforeEach, describe, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { listedUnits, type ListedUnits } from '../../../../src/lib/estimates/units/unitList';
import type { RowColumn, UnitRows } from '../../../../src/lib/estimates/units/unitRows';
import { listLead, listTitle, sideText } from '../../../../src/lib/figures/units/listWords';
import { tellingColumns, unitsTable } from '../../../../src/lib/figures/units/unitsTable';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { listTable } from '../../../../src/lib/slides/lists/listTable';
import { searchRows } from '../../../../src/lib/session/units/search';
import { writeCsv } from '../../../../src/lib/files/csv/writeCsv';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const stored = [
  {
    table: 'unit',
    wave: '2014',
    name: 'unit_1',
    rows: 0,
    areas: [],
    columns: codebook.tables.find(({ name }) => name === 'unit')!.variables.map(({ name }) => name)
  }
];

/** A list of rows as they stand in the table: what each counts is given. */
function made(id: string, rows: (Row & { kept?: number; y?: number; x?: number })[]) {
  const listed = listedUnits(
    codebook,
    stored,
    { indicator: id, area: codebook.root, group: {} },
    { wave: '2014', base: 'covered', filters: {} }
  ) as ListedUnits;
  const columns = new Map(
    listed.query.columns.map((name): [string, RowColumn] => {
      const values = rows.map((row) => row[name] ?? null);
      if (values.some((value) => typeof value === 'number'))
        return [
          name,
          { type: 'number', values: Float64Array.from(values, (value) => (value === null ? NaN : +value)) }
        ];
      const { type } = listed.table.variables.find((one) => one.name === name)!;
      if (type === 'text') return [name, { type: 'text', length: rows.length, at: (at) => values[at] as string }];
      const words = [...new Set(values.filter((value) => value !== null))].map(String);
      return [name, { type: 'code', words, codes: Int32Array.from(values, (value) => words.indexOf(String(value))) }];
    })
  );
  const block: UnitRows = {
    length: rows.length,
    columns,
    kept: Uint8Array.from(rows, ({ kept = 2 }) => kept),
    y: Float64Array.from(rows, ({ y = 0 }) => y),
    x: Float64Array.from(rows, ({ x = 1 }) => x)
  };
  return unitsTable(codebook, listed, block);
}
const why = (units: ReturnType<typeof made>, row: number) => units.columns.find(({ id }) => id === ' why')!.words(row);
const all = (units: ReturnType<typeof made>) => Int32Array.from({ length: units.rows.length }, (_, at) => at);

const enterprise = { operating: 'normal', unit_type: 'enterprise', district_code: '420984', industry_code: 'C' };

describe('why a unit counts or not', () => {
  test('of units: the answer that decides, how large it is, what it is', () => {
    const units = made('O01', [
      { ...enterprise, unit_id: 'U1', union_form: 'none', employees: 143 },
      { ...enterprise, unit_id: 'U2', union_form: 'independent', employees: 20, y: 1 }
    ]);
    expect(why(units, 0)).toBe('建会形式：未建立 · 143 人 · 制造业');
    expect(why(units, 1)).toBe('单独建会 · 20 人 · 制造业');
  });
  test('of people: how many of how many, and how many are lacking', () => {
    const units = made('O03', [
      { ...enterprise, unit_id: 'U1', union_form: 'joint', members: 100, employees: 143, y: 100, x: 143 }
    ]);
    expect(why(units, 0)).toBe('联合基层工会 · 会员总数（人）：100 · 差 43 人 · 143 人 · 制造业');
  });
  test('of what is left out: outside the scope with what puts it there, or not answered with what is blank', () => {
    const units = made('O01', [
      { ...enterprise, unit_id: 'U1', operating: 'closed', union_form: 'none', employees: 9, kept: 0 },
      { ...enterprise, unit_id: 'U2', union_form: null, employees: 7, kept: 1 },
      { ...enterprise, unit_id: 'U3', operating: null, union_form: 'none', employees: 7, kept: 1 }
    ]);
    expect(why(units, 0)).toBe('不在统计范围：关闭 · 9 人 · 制造业');
    expect(why(units, 1)).toBe('没有填报：建会形式 · 7 人 · 制造业');
    expect(why(units, 2)).toBe('没有填报：经营状态 · 7 人 · 制造业');
  });
  test('of all of six: only what is missing of them', () => {
    const six = { six_chair: 1, six_org: 1, six_activity: 0, six_rules: 1, six_funds: 1, six_satisfied: 0 };
    const units = made('O08', [{ ...enterprise, ...six, unit_id: 'U1', union_form: 'joint', employees: 5 }]);
    expect(why(units, 0)).toBe('六有：有服务职工的活动载体：否 · 六有：有会员满意的工作绩效：否 · 5 人 · 制造业');
  });
});

describe('which units a list says that it holds', () => {
  const units = made('O01', [
    ...Array.from({ length: 3 }, (_, at) => ({ ...enterprise, unit_id: `N${at}`, union_form: 'none', employees: 9 })),
    { ...enterprise, unit_id: 'U', union_form: 'joint', employees: 20, y: 1 },
    { ...enterprise, unit_id: 'C', operating: 'closed', kept: 0 },
    { ...enterprise, unit_id: 'B', kept: 1 }
  ]);
  const estimate = { target: 0.92, shortfall: 2 } as Estimate;
  test('all that lack, and how many of them the target needs', () => {
    expect(listLead(units, 'lacking', 2, estimate)).toBe(
      '未覆盖的共 3 家单位，全部列在这里；要达到目标 92%，需要其中 2 家。'
    );
    expect(listLead(units, 'needed', 2, estimate)).toBe(
      '这里只列达到目标 92% 需要的 2 家单位，按职工总数（人）从多到少取；未覆盖的共 3 家单位。'
    );
    expect(listLead(units, 'lacking', 0, { ...estimate, shortfall: 0 })).toContain('已经达到');
    expect(listLead(units, 'apart', 0, estimate)).toBe('没有计入的共 2 家单位：1 家不在统计范围，1 家没有填报。');
  });
  test('a number that nobody judges, as one in conflict, promises no target', () => {
    expect(listLead(units, 'lacking', 0, { ...estimate, shortfall: null })).toBe('未覆盖的共 3 家单位，全部列在这里。');
  });
  test('in English too', () => {
    overwriteGetLocale(() => 'en');
    expect(listLead(units, 'lacking', 2, estimate)).toBe(
      'All 3 units that are not covered are listed. The target of 92% needs 2 units of them.'
    );
  });
  test.each([
    ['O01', '未覆盖'],
    ['O03', '尚有缺口']
  ])('%s calls those that lack %s', (id, words) => {
    expect(sideText('lacking', made(id, []).listed)).toBe(words);
  });
});

describe('a hostile text', () => {
  const hostile = ['=HYPERLINK("http://x","y")', '<img src=x onerror=alert(1)>', '@SUM(1)', '__proto__'];
  const units = made(
    'O01',
    hostile.map((unit_id) => ({ ...enterprise, unit_id, union_form: 'none', employees: 1 }))
  );
  test('is its own text on the page, and no formula in a file', () => {
    expect(Array.from(all(units), (row) => units.columns[0]!.words(row))).toEqual(hostile);
    const csv = writeCsv(listTable({ columns: units.columns, rows: all(units) }));
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(csv).toContain("'@SUM(1)");
  });
  test('is found as it is written', async () => {
    const found = await searchRows(all(units), units.columns, '<img', new Map(), new AbortController().signal);
    expect([...found]).toEqual([1]);
  });
});

test('a column that says the same of every listed row is not shown, and the reason always is', () => {
  const units = made('O01', [
    { ...enterprise, unit_id: 'U1', union_form: 'none', employees: 3 },
    { ...enterprise, unit_id: 'U2', union_form: 'none', employees: 4, industry_code: 'F' }
  ]);
  expect(tellingColumns(units.columns, all(units)).map(({ id }) => id)).toEqual([
    'unit_id',
    ' why',
    'employees',
    'industry_code'
  ]);
  expect(tellingColumns(units.columns, all(units).subarray(0, 1))).toHaveLength(units.columns.length);
});

test.each([
  ['汉川', [0]],
  ['hanchuan', [0]],
  ['hc', [0]],
  ['hanc', [0]],
  ['XN', [1]],
  ['xgs gx', []],
  ['u2', [1]],
  ['Ｕ２', [1]],
  ['制造 hc', [0]],
  ['gxq', [2]],
  ['  ', [0, 1, 2]]
])('searchRows(.., %j) finds by characters, pinyin, first letters and id', async (search, wanted) => {
  const units = made('O01', [
    { ...enterprise, unit_id: 'U1', union_form: 'none', employees: 3 },
    { ...enterprise, unit_id: 'U2', union_form: 'none', employees: 4, district_code: '420902', industry_code: 'F' },
    { ...enterprise, unit_id: 'U3', union_form: 'none', employees: 4, district_code: '4209GX', industry_code: 'F' }
  ]);
  const found = await searchRows(all(units), units.columns, search, new Map(), new AbortController().signal);
  expect([...found]).toEqual(wanted);
});

test.each<[string, string, Record<string, string | null>, string]>([
  ['an area', '420984', {}, '汉川市 · 建会率'],
  ['a township of it', '420984', { township_code: '420984002' }, '汉川市 汈东街道 · 建会率'],
  ['a group', '420900', { unit_type: 'enterprise' }, '孝感市 企业 · 建会率'],
  ['those who gave no answer', '420900', { ownership: null }, '孝感市 登记注册类型：空白 · 建会率'],
  ['all areas of a type', '420900/zone', {}, '功能区 · 建会率']
])('listTitle(..) names %s', (_, area, group, title) => {
  expect(listTitle(codebook, { indicator: 'O01', area, group })).toBe(title);
});
