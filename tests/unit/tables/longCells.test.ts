import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { rejectText } from '../../../src/lib/intake/words/problemText';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { canTakeBack } from '../../../src/lib/ui/intake/findings/setAside';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { dropAll } from './engineTables';

/** Records whose quotes are not in pairs, and cells that are too long for anybody to know. */
const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  engine = await nativeEngine();
});
afterEach(() => dropAll(engine));
afterAll(() => engine.close());

const header = '单位编号,统计期,报送地区,单位类型,经营状态,职工总数（人）,建会形式,会员总数（人）';
const unit = (id: string) => `${id},2014,孝南区,企业,正常经营,9,未建立,0`;

async function loaded(lines: string[], instructions: Instructions = {}): Promise<Loaded> {
  const file = new Blob([[header, ...lines].join('\n')]);
  const [one] = await load(engine, codebook, [{ name: 'a.csv', file, instructions }]);
  return one!;
}

async function stored({ tables }: Loaded): Promise<unknown[][]> {
  const found = await engine.query(
    `SELECT line__, unit_id, CAST(employees AS INTEGER) AS employees FROM "${tables[0]!.name}" ORDER BY line__`
  );
  return rows<Record<string, unknown>>(found).map((row) => [row.line__, row.unit_id, row.employees]);
}

test.each([
  ['of one line', '长'.repeat(1_700_000)],
  ['of many lines', '很长的一行\n'.repeat(320_000)]
])('load() says of a cell of 5 MB %s that it is too long, not that a quote is missing', async (_, cell) => {
  const before = Array.from({ length: 300 }, (_, at) => unit(`A${at}`));
  const file = await loaded([...before, `U2,2014,孝南区,企业,"${cell}",9,未建立,0`, unit('U3')]);
  expect(file.report.problem).toBeNull();
  expect(file.report.rejectSample).toContainEqual(expect.objectContaining({ line: 302, reason: 'longCell' }));
  expect(file.report.rejectCounts.longCell).toBe(1);
  expect(rejectText({ reason: 'longCell' })).toBe('有单元格过长，读不到结尾（内容太多，或引号没有成对）');
  const units = await stored(file);
  expect(units).toHaveLength(301);
  expect(units.at(-1)).toEqual([302 + cell.split('\n').length, 'U3', 9]);
  const { records, rejects } = file.report;
  expect(records).toBe(301 + rejects);
});

test('load() takes a row with a cell of 5 MB back when a person says so', async () => {
  const cell = '长'.repeat(1_700_000);
  const lines = [unit('U1'), `"U2","2014",孝南区,企业,正常经营,"7",未建立,"0","${cell}"`, unit('U3')];
  const back = await loaded(lines, { takenBack: [3] });
  expect(back.report).toMatchObject({ records: 3, rows: 3, rejects: 0 });
  expect((await stored(back))[1]).toEqual([3, 'U2', 7]);
});

test('load() takes a row whose quote never closes back when a person says so, cut at its delimiters', async () => {
  const lines = [unit('U1'), 'U2,2014,孝南区,企业,"正常经营,7,未建立,0', unit('U3')];
  const file = await loaded(lines);
  expect(file.report).toMatchObject({ records: 3, rows: 2, rejectCounts: { unclosedQuote: 1 } });
  expect(canTakeBack('unclosedQuote')).toBe(true);
  const back = await loaded(lines, { takenBack: [3] });
  expect(back.report).toMatchObject({ records: 3, rows: 3, rejects: 0, notUnderstood: [] });
  expect(await stored(back)).toEqual([
    [2, 'U1', 9],
    [3, 'U2', 7],
    [4, 'U3', 9]
  ]);
});

test('load() takes the first and the last row back, and one that names no area is listed as that', async () => {
  const open = (id: string, area: string) => `${id},2014,${area},"企业,正常经营,7,未建立,0`;
  const lines = [open('U1', '孝南区'), unit('U2'), open('U3', '某某镇'), open('U4', '孝南区')];
  const back = await loaded(lines, { takenBack: [2, 4, 5] });
  expect(back.report).toMatchObject({ records: 4, rows: 3, rejectCounts: { unknownArea: 1 } });
  expect(back.report.rejectSample).toMatchObject([{ line: 4, reason: 'unknownArea' }]);
  expect((await stored(back)).map(([line]) => line)).toEqual([2, 3, 5]);
});
