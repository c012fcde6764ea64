import { afterEach, describe, expect, test } from 'vitest';
import { emptyReport } from '../../../../../src/lib/intake/report/emptyReport';
import type { ColumnMatch, Damage, Doubt, IntakeReport, SheetUse } from '../../../../../src/lib/intake/report/report';
import { getLocale, overwriteGetLocale } from '../../../../../src/lib/paraglide/runtime';
import { concerns } from '../../../../../src/lib/ui/intake/concerns/concerns';
import { concernPress, concernText, doubtPresses } from '../../../../../src/lib/ui/intake/concerns/concernWords';
import { fileState } from '../../../../../src/lib/ui/intake/intakeState';
import { survey } from '../../../tables/survey';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

const report = (more: Partial<IntakeReport>): IntakeReport => ({
  ...emptyReport('a.csv', 1),
  table: 'unit',
  rows: 9,
  checks: [],
  ...more
});
const waiting: ColumnMatch = {
  header: 'staff',
  answering: { question: 'staff', option: null },
  reason: 'similar',
  certainty: 0.7,
  taken: false,
  personal: null,
  examples: []
};
const damage = (kind: Damage['kind'], count = 3, column = 'staff'): Damage => ({
  ...{ column, kind, count },
  ...{ examples: ['?'], lines: [2] }
});
const strange = (column: string) => ({ column, value: '?', count: 5, firstLine: 2, lines: [2], suggestions: [] });
const sheet: SheetUse = {
  ...{ name: '二', isHidden: true, use: 'hidden' as const, rows: 4 },
  ...{ table: null, starts: null, unnamed: 0 }
};
const telling = (of: IntakeReport, instructions = {}) =>
  concerns(of, instructions, 'district').map((concern) => concernText(concern, of, survey));

test('concerns(report) tells the worst first: not counted, unread, unconfirmed, damaged, blank, out of sight, mended', () => {
  overwriteGetLocale(() => 'zh-CN');
  const all = report({
    rejectCounts: { tooFewFields: 1, unknownArea: 3, total: 2 },
    sheets: [sheet],
    columns: [waiting],
    damages: [damage('zeroWeight', 1), damage('becameDate'), damage('duplicateKey', 3000, 'unit_id')],
    notUnderstood: [
      { ...strange('staff'), count: 3, told: 'becameDate' },
      { ...strange('staff'), value: '!' },
      strange('district')
    ],
    hiddenRows: { lines: [3, 4], isFiltered: false },
    repairs: [{ kind: 'filled', count: 15, lines: [5] }]
  });
  expect(concerns(all, {}, 'district').map(({ kind }) => kind)).toEqual([
    ...['reject', 'reject', 'notice', 'columns', 'damage', 'damage', 'damage', 'misread', 'notice', 'repair']
  ]);
  expect(telling(all)).toEqual([
    '3 行地区不明未计入。',
    '1 行列数不足未计入。',
    '隐藏的工作表“二”有 4 行，没有读入。',
    '1 列未确认，不入库。',
    '3,000 行编号重复，会重复计入。',
    '3 处数字被表格软件改成了日期，按未填处理。',
    '1 行权重为 0，不计入任何指标。',
    '5 处取值读不懂，按空白计。',
    '表里隐藏的 2 行照常计入（第 3、4 行）。',
    expect.stringContaining('15 行')
  ]);
});

describe('fileState(report, concerns(report)) is not ready where there is', () => {
  const kinds: Damage['kind'][] = [
    ...(['scientific', 'duplicateKey', 'brokenText', 'becameDate'] as const),
    ...(['wideArea', 'totalRow', 'zeroWeight', 'heavyWeight'] as const)
  ];
  test.each([
    ...kinds.map((kind): [string, Partial<IntakeReport>] => [kind, { damages: [damage(kind)] }]),
    ['a filled row', { repairs: [{ kind: 'filled', count: 1, lines: [2] }] }],
    ['a text that nobody understands, without a suggestion', { notUnderstood: [strange('staff')] }],
    ['a sheet that is not read', { sheets: [sheet] }],
    ['a hidden row that counts', { hiddenRows: { lines: [2], isFiltered: true } }],
    ['a hidden column that is read', { hiddenColumns: ['staff'] }]
  ] as [string, Partial<IntakeReport>][])('%s', (_, more) => {
    const found = concerns(report(more), {}, 'district');
    expect(fileState(report(more), found)).toBe('waiting');
    expect(found).toHaveLength(1);
    expect(concernPress(found[0]!, {}, survey).label).not.toBe('');
  });

  test('a unit that another file has', () => {
    expect(fileState(report({}), [], true)).toBe('waiting');
    expect(fileState(report({}), [], false)).toBe('ready');
  });

  test('something still to be counted: its checks, or the units that other files have', () => {
    expect(fileState(report({ checks: null }), [], false)).toBe('checking');
    expect(fileState(report({}), [], null)).toBe('checking');
    expect(
      fileState(
        report({ checks: null }),
        concerns(report({ repairs: [{ kind: 'nul', count: 1, lines: [] }] }), {}),
        null
      )
    ).toBe('waiting');
  });
});

test('concerns(report) is empty for what is harmless: totals, notes, what a person left out, leading zeros', () => {
  const harmless = { total: 4, note: 2, repeatedHeader: 1, invalid: 3, leftOut: 1 };
  expect(concerns(report({ rejectCounts: harmless, damages: [damage('leadingZeros')] }), {})).toEqual([]);
});

test('concerns(report) says what unknown areas are likely to be, and one press takes them so', () => {
  overwriteGetLocale(() => 'zh-CN');
  const old = { ...strange('district'), value: '东县', count: 3, suggestions: ['100001'] };
  // a code may be wrong by any digit: it is like no other
  const code = { ...strange('district'), value: '100008', suggestions: ['100001'] };
  const lost = report({ rejectCounts: { unknownArea: 8 }, notUnderstood: [old, code] });
  expect(telling(lost)).toEqual(['3 行地区不明未计入：“东县”像是“东区”。', '5 行地区不明未计入。']);
  expect(concernPress(concerns(lost, {}, 'district')[0]!, {}, survey).does).toEqual({
    change: { values: { district: { 东县: '100001' } } }
  });
});

test('concerns(report) does not ask for a yes to more names than somebody reads in a line', () => {
  const names = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ ...strange('district'), value, suggestions: ['100001'] }));
  const lost = report({ rejectCounts: { unknownArea: 25 }, notUnderstood: names });
  expect(concerns(lost, {}, 'district')).toEqual([{ kind: 'reject', reason: 'unknownArea', count: 25 }]);
});

test('concerns(report) tells a damaged text once, and not again as one that nobody understands', () => {
  const damaged = { ...strange('form'), value: '单\ufffd建立', count: 1, told: 'brokenText' as const };
  const broken = report({ damages: [damage('brokenText', 1, 'form')], notUnderstood: [damaged] });
  expect(concerns(broken, {}).map(({ kind }) => kind)).toEqual(['damage']);
  const both = { ...broken, notUnderstood: [damaged, strange('form')] };
  expect(concerns(both, {})).toMatchObject([{ kind: 'damage' }, { kind: 'misread', columns: ['form'], count: 5 }]);
});

test('concerns(report) asks once for an area that the names of the sheets give', () => {
  const names = { ...waiting, header: '工作表', answering: { question: 'district', option: null } };
  const asking = report({ columns: [names, waiting], sheetColumn: '工作表' });
  expect(concerns(asking, {})).toMatchObject([
    { kind: 'notice', notice: { kind: 'areaFromSheets' } },
    { kind: 'columns', count: 1 }
  ]);
});

describe('of hidden rows', () => {
  const hidden = report({ hiddenRows: { lines: [3, 6, 7], isFiltered: false }, rejectCounts: { leftOut: 2 } });
  const left = (leftOut: number[]) => concerns(hidden, { leftOut });

  test('rows that were left out elsewhere take nothing away', () => {
    expect(left([20, 21])).toMatchObject([{ notice: { kind: 'hiddenRows', lines: [3, 6, 7] } }]);
  });
  test('only those that still count are a concern', () => {
    expect(left([3, 6])).toMatchObject([{ notice: { lines: [7], isLeftOut: false } }]);
    expect(left([3, 6, 7])).toEqual([]);
  });
  test('one that is a total is no row, and not said to count', () => {
    const rejectSample = [{ line: 7, reason: 'total' as const, text: '' }];
    expect(concerns({ ...hidden, rejectSample }, {})).toMatchObject([{ notice: { lines: [3, 6] } }]);
  });
});

test('a press shows the rows of one column, and all findings where several columns have the damage', () => {
  const press = (damages: Damage[]) => concernPress(concerns(report({ damages }), {})[0]!, {}, survey).does;
  expect(press([damage('becameDate')])).toEqual({
    finding: { kind: 'damage', column: 'staff', damage: 'becameDate' }
  });
  expect(press([damage('becameDate'), damage('becameDate', 8, 'year')])).toEqual({ part: 'findings' });
});

test('concernText(..) in English', () => {
  overwriteGetLocale(() => 'en');
  expect(telling(report({ damages: [damage('becameDate', 1), damage('duplicateKey', 3000)] }))).toEqual([
    '3,000 rows repeat a key and count again.',
    '1 number was made a date by a spreadsheet and is left blank.'
  ]);
});

describe('of a column in doubt', () => {
  const doubt: Doubt = {
    ...{ column: 'rate', kind: 'share', readings: ['hundredfold', 'asWritten'], taken: null },
    ...{ count: 12, texts: 4, examples: ['0.1', '0.2', '0.544', '0.9'], lines: [3] }
  };
  const strangeShare = { ...strange('rate'), value: '0.544', told: 'share' as const };

  test('concerns(report) tells it once, with one press for the whole column by each reading', () => {
    const found = concerns(report({ doubts: [doubt], notUnderstood: [strangeShare] }), {}, 'district');
    expect(found).toEqual([{ kind: 'doubt', doubt }]);
    expect(doubtPresses(doubt).map(({ does }) => does)).toEqual([
      { change: { doubts: { rate: { share: 'hundredfold' } } } },
      { change: { doubts: { rate: { share: 'asWritten' } } } }
    ]);
  });

  test('concernText(..) says the column, the doubt, examples and how it is read for now', () => {
    overwriteGetLocale(() => 'zh-CN');
    expect(telling(report({ doubts: [doubt] }))).toEqual([
      '“入会率（%）”整列存疑：百分数列里有 0 到 1 之间的数，可能是比例（0.544 即 54.4%），共 12 处，如 0.1、0.2、0.544 …；现在按空白计。'
    ]);
    overwriteGetLocale(() => 'en');
    const taken: Doubt = { ...doubt, kind: 'formula', readings: ['asWritten', 'blank'], taken: 'asWritten' };
    expect(telling(report({ doubts: [{ ...taken, count: 1, texts: 1, examples: ['="34"'] }] }))).toEqual([
      'Column “Rate” is in doubt. Values written as formulas, ="…", read as what stands inside the quotes: 1 cell, such as ="34". For now: “Read as written”.'
    ]);
  });

  test('what may be read in another way is told behind what waits', () => {
    const taken: Doubt = { ...doubt, column: 'fund', kind: 'money', taken: 'asWritten' };
    expect(concerns(report({ doubts: [taken, doubt] }), {})).toMatchObject([{ doubt }, { doubt: taken }]);
  });
});
