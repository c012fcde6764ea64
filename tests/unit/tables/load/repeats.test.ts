import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { opened, place } from '../../../../src/lib/session/files/place';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { identifier } from '../../../../src/lib/engine/sql';
import { assemble, repeats, type OpenFile } from '../../../../src/lib/tables/load/assemble';
import { countingRows } from '../../../../src/lib/tables/load/countingRows';
import { load, type Loaded } from '../../../../src/lib/tables/load/load';
import type { Keeps } from '../../../../src/lib/tables/load/repeats';
import { nativeEngine } from '../../../nativeEngine';
import { codebookOf } from '../../../pack';
import { dropAll } from '../engineTables';

const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterEach(() => dropAll(engine));
afterAll(() => engine.close());

const office = (name: string) => ({ name, file: new Blob([readFileSync(`tests/fixtures/intake/xiaogan/${name}`)]) });
const units = (name: string, ...ids: string[]) => ({
  name,
  file: new Blob(['unit_id,period,district_code,employees\n', ...ids.map((id) => `${id},2014,420902,${name.length}\n`)])
});
const loading = (...files: { name: string; file: Blob }[]): Promise<Loaded[]> => load(engine, codebook, files);

async function counted(files: OpenFile[]): Promise<number[]> {
  const stored = await assemble(engine, codebook, files);
  return stored.map(({ rows }) => rows);
}

async function staff(files: OpenFile[]): Promise<number[]> {
  const [stored] = await assemble(engine, codebook, files);
  const found = await engine.query(`SELECT employees FROM ${identifier(stored!.name)} ORDER BY unit_id, employees`);
  return rows<{ employees: number }>(found).map(({ employees }) => employees);
}

test.each<[Keeps, number]>([
  ['later', 21],
  ['earlier', 21],
  ['both', 28]
])(
  'seven units that two files dropped together have count once, or twice when a person says both (%s)',
  async (keeps, n) => {
    const files = place([], await loading(office('k14_a.csv'), office('k14_b.csv')), 'append', codebook, keeps);
    expect(await repeats(engine, codebook, files)).toEqual([
      { table: 'unit', wave: '2014', earlier: 1, later: 2, units: 7, keeps }
    ]);
    expect(await counted(files)).toEqual([n]);
  }
);

test('units that an open file has count once when a later file has them, too', async () => {
  const open = opened(await loading(office('k14_a.csv')), { userSupplied: true });
  const files = place(open, await loading(office('k14_b.csv')), 'append', codebook);
  expect(await counted(files)).toEqual([21]);
  expect(await counted(place(open, await loading(office('k14_b.csv')), 'replace', codebook))).toEqual([14]);
});

test('the later file counts, or the earlier one where a person says so', async () => {
  const loaded = await loading(units('a.csv', 'U1', 'U2'), units('later.csv', 'U2', 'U3'));
  expect(await staff(place([], loaded, 'append', codebook))).toEqual([5, 9, 9]);
  expect(await staff(place([], loaded, 'append', codebook, 'earlier'))).toEqual([5, 5, 9]);
});

test('ids that differ by width, case or spaces only are of one unit', async () => {
  const loaded = await loading(
    units('a.csv', 'U1', 'u2', '“U3”', 'AB 4'),
    units('b.csv', 'Ｕ１', 'U2　', 'ａｂ４', 'U9')
  );
  expect(await counted(place([], loaded, 'append', codebook))).toEqual([5]);
  const [same] = await loading(units('c.csv', 'U1', 'ｕ１', 'u 1', 'U2'));
  expect(same!.report.damages.map(({ kind, count }) => [kind, count])).toEqual([['duplicateKey', 2]]);
});

test('ids that lost their digits, and rows without an id, are of no other unit', async () => {
  const loaded = await loading(units('a.csv', '9.14209E+17', '', 'U1'), units('bb.csv', '9.14209E+17', '', 'U2'));
  expect(await repeats(engine, codebook, place([], loaded, 'append', codebook))).toEqual([]);
  expect(await counted(place([], loaded, 'append', codebook))).toEqual([6]);
});

test('a unit of three files counts once, and persons by their own numbers', async () => {
  const loaded = await loading(units('a.csv', 'U1', 'U2'), units('bb.csv', 'U1'), units('ccc.csv', 'U1', 'U2'));
  expect(await staff(place([], loaded, 'append', codebook))).toEqual([7, 7]);
  const persons = (name: string, ...ids: string[]) => ({
    name,
    file: new Blob(['resp_id,period,district_code,age_group\n', ...ids.map((id) => `${id},2014,420902,\n`)])
  });
  const answers = await loading(persons('a.csv', 'R1', 'R2'), persons('b.csv', 'r1', 'R3'));
  expect(await counted(place([], answers, 'append', codebook))).toEqual([3]);
});

test.each<[Keeps, number]>([
  ['later', 14],
  ['earlier', 7],
  ['both', 14]
])('countingRows(..) of the later file are those that do not give way (%s)', async (keeps, rows) => {
  const [first, later] = await loading(office('k14_a.csv'), office('k14_b.csv'));
  const files = place(opened([first!], { userSupplied: true }), [later!], 'append', codebook, keeps);
  const counting = async (...loaded: Loaded[]) => {
    const names = new Set(loaded.flatMap(({ tables }) => tables.map(({ name }) => name)));
    return countingRows(engine, codebook, files, await repeats(engine, codebook, files), names);
  };
  expect(await counting(later!)).toBe(rows);
  expect([await counting(first!, later!)]).toEqual(await counted(files));
});

test('countingRows(..) of a unit that three files have is one, of an area that is replaced none', async () => {
  const [a, b, c] = await loading(units('a.csv', 'U1', 'U2'), units('bb.csv', 'U1'), units('ccc.csv', 'U1', 'U2'));
  const files = place([], [a!, b!, c!], 'append', codebook);
  const all = new Set(files.flatMap(({ tables }) => tables.map(({ name }) => name)));
  expect(await countingRows(engine, codebook, files, await repeats(engine, codebook, files), all)).toBe(2);
  const over = place(opened([a!], { userSupplied: true }), [b!], 'replaceAreas', codebook);
  expect(await countingRows(engine, codebook, over, await repeats(engine, codebook, over), all)).toBe(1);
});
