import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import { reportLines } from '../../../src/lib/intake/report/reportLines';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { headerText } from '../../../src/lib/intake/shape/nameless';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import { concerns } from '../../../src/lib/ui/intake/concerns/concerns';
import { intakeSentence } from '../../../src/lib/ui/intake/intakeSentence';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { dropAll } from './engineTables';
import { fixture } from './survey';

/** Files as offices hand them over, for the real survey; what each must give was written by hand before they were first read. */
const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterEach(() => dropAll(engine));
afterAll(() => engine.close());

async function loaded(
  source: string | { name: string; text: string | Uint8Array<ArrayBuffer> },
  instructions: Instructions = {}
): Promise<Loaded> {
  const file =
    typeof source === 'string' ? fixture(`xiaogan/${source}`) : { name: source.name, file: new Blob([source.text]) };
  const [one] = await load(engine, codebook, [{ ...file, instructions }]);
  return one!;
}

/** Values of some columns, in the order of the file. */
async function cells({ tables }: Loaded, ...columns: string[]): Promise<unknown[][]> {
  const select = columns.map((column) => `CAST(${identifier(column)} AS VARCHAR) AS ${identifier(column)}`).join(', ');
  const found = await engine.query(`SELECT ${select} FROM ${identifier(tables[0]!.name)} ORDER BY line__`);
  return rows<Record<string, unknown>>(found).map((row) => columns.map((column) => row[column]));
}

/** How often each value of a column stands in a loaded file. */
async function counts(file: Loaded, column: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [value] of await cells(file, column)) found[String(value)] = (found[String(value)] ?? 0) + 1;
  return found;
}

const header = '单位编号,统计期,报送地区,单位类型,经营状态,职工总数（人）,建会形式,会员总数（人）';

test('load(m1) reads 60 records with a mark of U+FEFF in some cells as 60 rows, each with its answer', async () => {
  const file = await loaded('m1_bom_inside_cells.csv');
  expect(file.report).toMatchObject({ records: 60, rows: 60, rejects: 0, notUnderstood: [] });
  expect(await counts(file, 'union_form')).toEqual({ independent: 30, none: 30 });
});

/** Of a text with a mark the engine and the page must have the same idea, in a CASE and in a JOIN. */
test.each([5, 60])('load() meets every one of %i different texts that begin with U+FEFF', async (different) => {
  const lines = Array.from(
    { length: 2 * different },
    (_, at) => `U${at},2014,孝南区,企业,正常经营,${at % 2 ? '\ufeff' : ''}${1000 + (at >> 1)}人,未建立,0`
  );
  const file = await loaded({ name: 'marks.csv', text: [header, ...lines].join('\n') });
  expect(file.report).toMatchObject({ records: 2 * different, rows: 2 * different, notUnderstood: [] });
  expect((await cells(file, 'employees')).map(([value]) => value)).toEqual(
    lines.map((_, at) => String(1000 + (at >> 1)))
  );
});

const unit = (id: string, rest: string) => `${id},2014,孝南区,企业,正常经营,${rest}`;

test('load(m2) fills rows whose last empty cells were cut, and says which', async () => {
  const { report } = await loaded('m2_last_cells_cut.csv');
  expect(report).toMatchObject({ encoding: 'gb18030', records: 20, rows: 20, rejects: 0 });
  const whole = [2, 6, 10, 14, 18];
  const lines = Array.from({ length: 20 }, (_, at) => at + 2).filter((line) => !whole.includes(line));
  expect(report.repairs).toEqual([{ kind: 'filled', count: 15, lines }]);
});

test('load() does not fill two records that a break inside a cell has torn apart; a person can take them back', async () => {
  const text = [
    header,
    unit('U1', '20,单独建立,9'),
    'U2,2014,孝南区,企业,正',
    '常经营,30,未建立,0',
    unit('U3', '21')
  ].join('\n');
  const torn = await loaded({ name: 'torn.csv', text });
  expect(torn.report.rejectSample.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'tooFewFields'],
    [4, 'tooFewFields']
  ]);
  expect(torn.report.repairs).toEqual([{ kind: 'filled', count: 1, lines: [5] }]);
  const back = await loaded({ name: 'torn.csv', text }, { takenBack: [3] });
  expect(back.report).toMatchObject({ records: 4, rows: 3, rejectCounts: { unknownArea: 1 } });
});

test('load() takes a row with too many fields back when a person says so', async () => {
  const text = [header, unit('U1', '20,单独建立,9,多余,再多')].join('\n');
  expect((await loaded({ name: 'long.csv', text })).report.rejectCounts).toEqual({ tooManyFields: 1 });
  const { report } = await loaded({ name: 'long.csv', text }, { takenBack: [2] });
  expect(report).toMatchObject({ rows: 1, rejects: 0 });
});

test('load() counts a row that names no area in the whole and in no district, when a person takes it back, and says so', async () => {
  const text = [header, unit('U1', '20,单独建立,9'), 'U2,2014, ,企业,正常经营,30,未建立,0'].join('\n');
  expect((await loaded({ name: 'blank.csv', text })).report).toMatchObject({ rows: 1, rejectCounts: { noArea: 1 } });
  const { report } = await loaded({ name: 'blank.csv', text }, { takenBack: [3] });
  expect(report).toMatchObject({ records: 2, rows: 2, rejects: 0, areas: { '420902': 1, '420900': 1 } });
  expect(report.damages).toMatchObject([{ kind: 'wideArea', count: 1, lines: [3] }]);
});

test('load(m3) counts a record of nothing but """" and lists it; the file is not refused', async () => {
  const { report } = await loaded('m3_ditto_only.csv');
  expect(report).toMatchObject({ records: 3, rows: 2, rejects: 1, problem: null });
  expect(report.rejectSample.map(({ line }) => line)).toEqual([3]);
});

test('load(m5) reads a file with one damaged byte as UTF-8 and names the line of the damaged cell', async () => {
  const { report } = await loaded('m5_one_damaged_byte.csv');
  expect(report).toMatchObject({ encoding: 'utf-8', records: 30, rows: 30 });
  expect(report.damages).toMatchObject([{ column: 'union_form', kind: 'brokenText', count: 1, lines: [6] }]);
  const other = await loaded('m5_one_damaged_byte.csv', { encoding: 'gb18030' });
  expect(other.report.encoding).toBe('gb18030');
});

test('load() takes U+FFFD in a valid file for text, and lists the cells that have it', async () => {
  const text = [
    header,
    unit('U\ufffd1', '20,单独建立,9'),
    ...Array.from({ length: 9 }, (_, at) => unit(`\ufffd${at}`, '9,未建立,0'))
  ].join('\n');
  const { report } = await loaded({ name: 'text.csv', text });
  expect(report).toMatchObject({ encoding: 'utf-8', rows: 10, problem: null });
  expect(report.damages).toMatchObject([{ column: 'unit_id', kind: 'brokenText', count: 10 }]);
});

test('load() leaves NUL characters out and says how many', async () => {
  const text = [header, unit('U1', '2\0\x30,单独建立,9')].join('\n');
  const file = await loaded({ name: 'nul.csv', text });
  expect(file.report.repairs).toEqual([{ kind: 'nul', count: 1, lines: [] }]);
  expect(await cells(file, 'employees')).toEqual([['20']]);
});

test('load() opens a quote behind a blank', async () => {
  const text = [header, unit('U1', ' "1,200", "单独建立",9')].join('\n');
  const file = await loaded({ name: 'blanks.csv', text });
  expect(await cells(file, 'employees', 'union_form', 'members')).toEqual([['1200', 'independent', '9']]);
});

test('load() reads UTF-16 without a byte order mark', async () => {
  const text = [header, unit('U1', '20,单独建立,9')].join('\n');
  const file = await loaded({
    name: 'wide.csv',
    text: new Uint8Array(Uint16Array.from([...text].map((one) => one.charCodeAt(0))).buffer)
  });
  expect(file.report).toMatchObject({ encoding: 'utf-16le', rows: 1 });
});

test('load(k4) takes the delimiter that its first line names', async () => {
  const { report } = await loaded('k4_sep_semicolon.csv');
  expect(report).toMatchObject({ delimiter: ';', records: 14, rows: 14, rejects: 0 });
});

test('load(k5) stores answers that are joined and split once; nothing chosen is an empty answer, not a missing one', async () => {
  const file = await loaded('k5_joined_and_split.csv');
  expect(file.report).toMatchObject({ table: 'worker', records: 24, rows: 24, notUnderstood: [], damages: [] });
  // the file repeats these four
  expect((await cells(file, 'top_issues')).slice(0, 4)).toEqual([
    ['|employment|income|'],
    ['|income|'],
    ['|insurance|employment|'],
    ['|']
  ]);
});

test('load() says of which rows the joined answer and the columns of its options differ, and counts the joined one', async () => {
  const text = [
    'resp_id,period,district_code,top_issues,top_issues/employment,top_issues/income',
    'r1,2014,420902,employment income,1,1',
    'r2,2014,420902,employment income,1,0', // income is declined
    'r3,2014,420902,income,1,1', // employment is chosen
    'r4,2014,420902,income,0,1.0',
    'r5,2014,420902,,1,0', // a blank answer says nothing
    'r6,2014,420902,employment,,0',
    'r7,2014,420902,employment,False,0'
  ].join('\n');
  const file = await loaded({ name: 'differ.csv', text });
  expect(file.report.damages).toEqual([
    {
      ...{ column: 'top_issues', kind: 'splitDiffers', count: 3, lines: [3, 4, 8] },
      examples: ['employment', 'employment income', 'income']
    }
  ]);
  expect((await cells(file, 'top_issues')).map(([value]) => value)).toEqual([
    ...['|employment|income|', '|employment|income|', '|income|', '|income|', null, '|employment|', '|employment|']
  ]);
  const plain = text.replaceAll('employment income', 'employment|income').replace('False', '0');
  expect((await loaded({ name: 'plain.csv', text: plain })).report.damages).toMatchObject([
    { kind: 'splitDiffers', count: 3 }
  ]);
});

test('load(k5 with its groups before the names) reads the same columns', async () => {
  const { file } = fixture('xiaogan/k5_joined_and_split.csv');
  const text = (await file.text())
    .replace('top_issues,', 'views/top_issues,')
    .replaceAll('top_issues/', 'views/top_issues/');
  const grouped = await loaded({ name: 'groups.csv', text: text.replace('is_member', 'who/is_member') });
  expect(grouped.report.absent).not.toContain('top_issues');
  expect(grouped.report.absent).not.toContain('is_member');
  expect((await cells(grouped, 'is_member', 'top_issues')).slice(0, 2)).toEqual([
    ['yes', '|employment|income|'],
    ['no', '|income|']
  ]);
});

test('load(k6) leaves numbers blank that became dates, with their lines and what they may have been', async () => {
  const file = await loaded('k6_numbers_became_dates.csv');
  expect(file.report).toMatchObject({ records: 16, rows: 16 });
  const damages = file.report.damages.filter(({ kind }) => kind === 'becameDate');
  expect(damages).toEqual([
    {
      ...{ column: 'employees', kind: 'becameDate', count: 8, lines: [2, 4, 6, 8, 10, 12, 14, 16] },
      examples: ['2-May ← 5-2 / 2-5', '3月4日 ← 3-4 / 4-3']
    },
    {
      ...{ column: 'union_year', kind: 'becameDate', count: 8, lines: [3, 5, 7, 9, 11, 13, 15, 17] },
      examples: ['1905/6/26 ← 2004', 'Mar-05 ← 3-5 / 5-3']
    }
  ]);
  expect((await cells(file, 'employees')).filter(([value]) => value === null)).toHaveLength(8);
  expect((await cells(file, 'union_year')).every(([value]) => value === null)).toBe(true);
});

test('load(k10) takes no county by a name it once had, but proposes the one that is meant', async () => {
  const { report } = await loaded('k10_old_names.csv');
  expect(report).toMatchObject({ records: 14, rows: 6, rejectCounts: { unknownArea: 8 } });
  expect(Object.fromEntries(report.notUnderstood.map(({ value, suggestions }) => [value, suggestions]))).toEqual({
    汉川县: ['420984'],
    应城县: ['420981'],
    安陆县: ['420982'],
    孝感县: ['420902']
  });
  const values = { district_code: { 汉川县: '420984', 应城县: '420981', 安陆县: '420982', 孝感县: '420902' } };
  expect((await loaded('k10_old_names.csv', { values })).report.rows).toBe(14);
});

test('load() reads areas without the city between, and in traditional characters', async () => {
  const names = ['湖北省应城市', '漢川', '漢川市', '雲夢縣', '湖北省孝感市應城市'];
  const text = [header, ...names.map((name, at) => `U${at},2014,${name},企业,正常经营,9,未建立,0`)].join('\n');
  const file = await loaded({ name: 'names.csv', text });
  expect(await cells(file, 'district_code')).toEqual([['420981'], ['420984'], ['420984'], ['420923'], ['420981']]);
});

test('load(k12) reads a column an option in brackets: Y chosen, empty not chosen, N/A not asked', async () => {
  const file = await loaded('k12_brackets.csv');
  expect(file.report).toMatchObject({ table: 'worker', records: 21, rows: 21, notUnderstood: [] });
  expect((await cells(file, 'top_issues')).slice(0, 6)).toEqual([
    ['|income|'],
    ['|'],
    ['|employment|'],
    ['|income|'],
    [null],
    ['|employment|']
  ]);
  expect(file.report.changes).toContainEqual(
    expect.objectContaining({ column: 'top_issues', rule: 'marker', count: 1 })
  );
});

test('load(m4) lists two columns without a name apart; they answer nothing', async () => {
  const { report } = await loaded('m4_two_columns_without_name.csv');
  expect(report).toMatchObject({ records: 12, rows: 12 });
  const nameless = report.columns.slice(8);
  expect(nameless.map(({ header }) => headerText(header))).toEqual(['第9列', '第10列']);
  expect(nameless.every(({ answering, taken }) => answering === null && !taken)).toBe(true);
});

test('load() doubts what may be a share of one among percents, and takes neither reading without a yes', async () => {
  const head = header.replace('会员总数（人）', '会员评家满意率（%）');
  const text = [
    head,
    ...['45.0', '0.544', '100.0', '0.5%'].map((value, at) => unit(`U${at}`, `9,单独建立,${value}`))
  ].join('\n');
  const file = await loaded({ name: 'shares.csv', text });
  expect(await cells(file, 'review_satisfied_pct')).toEqual([['45.0'], [null], ['100.0'], ['0.5']]);
  expect(file.report.notUnderstood).toMatchObject([{ value: '0.544', lines: [3], suggestions: ['54.4', '0.544'] }]);
  for (const meant of ['54.4', '0.544']) {
    const values = { review_satisfied_pct: { '0.544': meant } };
    const [, answered] = await cells(await loaded({ name: 'shares.csv', text }, { values }), 'review_satisfied_pct');
    expect(answered).toEqual([meant]);
  }
});

test('load() takes no number for a rating that its points do not have', async () => {
  const lines = ['5', '-2', '99', '1.0'].map((value, at) => `r${at},2014,孝南区,${value}`);
  const file = await loaded({
    name: 'ratings.csv',
    text: ['resp_id,period,district_code,sat_employment', ...lines].join('\n')
  });
  expect(await cells(file, 'sat_employment')).toEqual([['5'], [null], [null], ['1']]);
  expect(file.report.notUnderstood.map(({ value }) => value).sort()).toEqual(['-2', '99']);
});

test.each([
  [['是', '否', '无'], ['1', '0', null], []],
  [['有', '没有', '无'], ['1', '0', '0'], []],
  [['无', '无', '无'], [null, null, null], ['无']],
  [['是。', '否。', '是'], ['1', '0', '1'], []]
])('load() reads %j in a column of yes and no as %j', async (texts, values, strange) => {
  const lines = texts.map((text, at) => `U${at},2014,孝南区,${text}`);
  const file = await loaded({
    name: 'yes.csv',
    text: ['unit_id,period,district_code,member_review', ...lines].join('\n')
  });
  expect((await cells(file, 'member_review')).map(([value]) => value)).toEqual(values);
  expect(file.report.notUnderstood.map(({ value }) => value)).toEqual(strange);
});

test('load() reads what spreadsheets and tills put around a value', async () => {
  const text = [header, '"=""U1""",2014,"=""420902""",企业,正常经营,1\u202f234,单独建立,"1\'234"'].join('\n');
  const file = await loaded({ name: 'around.csv', text });
  expect(await cells(file, 'unit_id', 'district_code', 'employees', 'members')).toEqual([
    ['U1', '420902', '1234', '1234']
  ]);
});

test('load() lists a header that stands again further down as such, and no text of it as an answer', async () => {
  const text = [header, unit('U1', '9,未建立,0'), `\ufeff${header}`, unit('U2', '9,未建立,0')].join('\n');
  const { report } = await loaded({ name: 'twice.csv', text });
  expect(report).toMatchObject({ records: 3, rows: 2, rejectCounts: { repeatedHeader: 1 }, notUnderstood: [] });
});

test.each([
  ['with spaces in its names', header.replaceAll('单位', '单 位').replace('职工总数', '职工　总数')],
  ['with breaks in its names', header.replace('报送地区', '"报送\n地区"').replace('统计期', '"统计期 "')],
  ['indented', header.replaceAll(/(^|,)/g, '$1　')],
  ['marked as required', header.replaceAll(/(^|,)/g, '$1*')],
  ['with one name written otherwise', header.replace('统计期', '年份')],
  ['with one name left out', header.replace('报送地区', '')]
])('load() lists a header that stands again %s as such', async (_, again) => {
  const text = [header, unit('U1', '9,未建立,0'), again, unit('U2', '9,未建立,0')].join('\n');
  const { report } = await loaded({ name: 'twice.csv', text });
  expect(report).toMatchObject({ records: 3, rows: 2, rejectCounts: { repeatedHeader: 1 }, notUnderstood: [] });
});

test.each([
  ['100,000 columns', [header + ',x'.repeat(100_000), unit('U1', '9,未建立,0')].join('\n'), 'tooManyColumns'],
  [
    '100,000 columns of long names',
    Array.from({ length: 100_000 }, (_, at) => `一个很长的列名${at}`).join(','),
    'tooManyColumns'
  ],
  ['one cell of 5 MB', `${header}\n"${'长'.repeat(1_700_000)}",2014,孝南区,企业,正常经营,9,未建立,0\n`, 'longCell'],
  ['one cell of 5 MB in the header', `"${'长'.repeat(1_700_000)}",单位编号\n`, 'longCell'],
  [
    'codes of another city',
    [header, ...'123456']
      .map((one) => (one === header ? one : `U${one},2014,51010${one},企业,正常经营,9,未建立,0`))
      .join('\n'),
    'unknownAreas'
  ]
])('load(%s) says what is the matter', async (_, text, code) => {
  const { report } = await loaded({ name: 'odd.csv', text });
  expect(report.problem?.code ?? null).toBe(code);
});

test('load() settles a name that nobody knows by a second column with the code, and counts no row whose two areas differ', async () => {
  const head = '单位编号,统计期,报送地区,district_code,职工总数（人）,建会形式';
  const lines = [
    'U0,2014,某某新区,420902,1,未建立', // the code settles it
    'U1,2014,孝昌县,420921,2,未建立',
    'U2,2014,孝昌县,420984,3,未建立', // a contradiction
    'U3,2014,应城市,420981100,4,未建立', // a township of it
    'U4,2014,,420982,5,未建立',
    'U5,2014,大悟县,,6,未建立',
    'U6,2014,某某镇,,7,未建立'
  ];
  const text = [head, ...lines].join('\n');
  const file = await loaded({ name: 'two.csv', text });
  expect(file.report.rejectSample.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'areaConflict'],
    [8, 'unknownArea']
  ]);
  expect(await cells(file, 'unit_id', 'district_code')).toEqual([
    ['U0', '420902'],
    ['U1', '420921'],
    ['U3', '420981'],
    ['U4', '420982'],
    ['U5', '420922']
  ]);
  expect(file.report.notUnderstood.map(({ value, lines }) => [value, lines])).toEqual([['某某镇', [8]]]);
  const settled = file.report.changes.find(({ rule }) => rule === 'secondColumn');
  expect(settled).toMatchObject({ column: 'district_code', count: 2, lines: [2, 6] });
  const back = await loaded({ name: 'two.csv', text }, { takenBack: [4] });
  expect(back.report.rows).toBe(6);
  expect((await cells(back, 'district_code'))[2]).toEqual(['420921']);
});

/** A cell that a damage tells is not told once more as a text that nobody understands. */
test.each([
  ['k6_numbers_became_dates.csv', 'becameDate', 16],
  ['m5_one_damaged_byte.csv', 'brokenText', 1]
] as const)(
  'load(%s) tells its damaged cells once: in the sentence, the footer and the list of findings',
  async (name, kind, cells) => {
    const { report } = await loaded(name);
    expect(report.notUnderstood.map(({ told }) => told)).toEqual(report.notUnderstood.map(() => kind));
    expect(intakeSentence(report, codebook)).not.toContain('读不懂');
    const told = concerns(report, {}, 'district_code');
    expect(told.map((one) => ('damage' in one ? [one.damage, one.count] : [one.kind]))).toEqual([[kind, cells]]);
    const lines = reportLines(report, codebook).flatMap(({ severity, lines }) =>
      severity === '提示' ? [] : (lines ?? [])
    );
    expect(lines.length).toBe(cells);
  }
);
