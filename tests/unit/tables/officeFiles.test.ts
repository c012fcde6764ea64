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

async function loaded(source: string | { name: string; text: string | Uint8Array<ArrayBuffer> }, instructions: Instructions = {}): Promise<Loaded> {
  const file = typeof source === 'string' ? fixture(source) : { name: source.name, file: new Blob([source.text]) };
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
