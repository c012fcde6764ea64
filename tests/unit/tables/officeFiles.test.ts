import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import type { Instructions } from '../../../src/lib/intake/instructions';
import { load, type Loaded } from '../../../src/lib/tables/load';
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
  const file = typeof source === 'string' ? fixture(`xiaogan/${source}`) : { name: source.name, file: new Blob([source.text]) };
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
