import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { identifier } from '../../../../src/lib/engine/sql';
import { assemble, type OpenFile } from '../../../../src/lib/tables/load/assemble';
import { dropOthers } from '../../../../src/lib/tables/load/drop';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { storedNames } from '../../../../src/lib/tables/store/storedNames';
import { place } from '../../../../src/lib/session/files/place';
import { emptyReport } from '../../../../src/lib/intake/report/emptyReport';
import { nativeEngine } from '../../../nativeEngine';
import { survey } from '../survey';

const east = '100001';
const west = '100002';
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

/** A file whose only table has the rows [unit_id, district, staff]; without staff, the column is absent. */
async function file(name: string, units: [string, string, number?][], wave = '2014'): Promise<OpenFile> {
  const hasStaff = units.some(([, , staff]) => staff !== undefined);
  const values = units.map(
    ([id, area, staff], line) => `(${line + 2}, '${id}', '${area}'${hasStaff ? `, ${staff}` : ''})`
  );
  const stored: StoredTable = {
    table: 'unit',
    wave,
    name: `unit_${name}`,
    rows: units.length,
    columns: ['unit_id', 'district', ...(hasStaff ? ['staff'] : [])],
    areas: [...new Set(units.map(([, area]) => area))].sort()
  };
  await engine.query(
    `CREATE TABLE ${identifier(stored.name)} AS SELECT line__, unit_id, CAST(district AS ENUM('${east}', '${west}')) AS district
     ${hasStaff ? ', staff' : ''} FROM (VALUES ${values.join(', ')}) AS v(line__, unit_id, district${hasStaff ? ', staff' : ''})`
  );
  storedNames(engine).add(stored.name);
  const loaded = { source: { file: new Blob(), name }, report: emptyReport(name, 0), tables: [stored], text: null };
  return place([], [loaded], 'append', survey)[0]!;
}

async function contents({ name }: StoredTable, columns = 'unit_id'): Promise<string[]> {
  const found = rows<Record<string, unknown>>(
    await engine.query(`SELECT ${columns} FROM ${identifier(name)} ORDER BY unit_id, line__`)
  );
  return found.map((row) => Object.values(row).join(' '));
}

const tableNames = async () =>
  rows<{ table_name: string }>(await engine.query('SELECT table_name FROM duckdb_tables() ORDER BY 1')).map(
    (row) => row.table_name
  );

test('assemble(engine, codebook, files) shows the table of a single file itself', async () => {
  const one = await file('alone', [['u1', east]]);
  const other = await file('alone13', [['u1', east]], '2013');
  expect(await assemble(engine, survey, [one, other])).toEqual([one.tables[0], other.tables[0]]);
});

test('assemble(engine, codebook, files) joins files of a table and wave; an absent column is NULL', async () => {
  const a = await file('a', [
    ['u1', east, 5],
    ['u2', west, 7]
  ]);
  const b = await file('b', [['u3', west]]);
  const [table, ...rest] = await assemble(engine, survey, [a, b]);
  expect(rest).toEqual([]);
  expect(table).toMatchObject({ table: 'unit', wave: '2014', rows: 3, areas: [east, west] });
  expect(table!.columns).toEqual(['unit_id', 'district', 'staff']);
  expect(await contents(table!, 'unit_id, district, staff')).toEqual([`u1 ${east} 5`, `u2 ${west} 7`, `u3 ${west} `]);
  const types = rows<{ column_type: string }>(await engine.query(`DESCRIBE ${identifier(table!.name)}`));
  expect(types.map(({ column_type }) => column_type)).toContain(`ENUM('${east}', '${west}')`);
});

test('assemble(engine, codebook, files) gives the same rows the same name, whatever the order of the files', async () => {
  const a = await file('first', [['u1', east]]);
  const b = await file('second', [['u2', west]]);
  const [table] = await assemble(engine, survey, [a, b]);
  expect(await assemble(engine, survey, [b, a])).toEqual([table]);
});

test('assemble(engine, codebook, files) counts the same content once', async () => {
  const one = await file('twice', [['u1', east]]);
  expect(await assemble(engine, survey, [one, { ...one, id: 2 }])).toEqual([one.tables[0]]);
});

test('assemble(engine, codebook, files) leaves out the rows of areas that a later file replaced', async () => {
  const old = await file('old', [
    ['u1', east],
    ['u2', west],
    ['u3', west]
  ]);
  const fresh = await file('fresh', [['u9', west]]);
  const files = place([old], [fresh], 'replaceAreas', survey);
  const [table] = await assemble(engine, survey, files);
  expect(table).toMatchObject({ rows: 2, areas: [east, west] });
  expect(await contents(table!)).toEqual(['u1', 'u9']);
  expect(table!.name).not.toBe((await assemble(engine, survey, [old, fresh]))[0]!.name);
});

test('assemble(engine, codebook, files) shows the new file itself when nothing of the old one counts', async () => {
  const old = await file('gone', [['u1', east]]);
  const fresh = await file('instead', [['u2', east]]);
  expect(await assemble(engine, survey, place([old], [fresh], 'replaceAreas', survey))).toEqual(fresh.tables);
});

test('assemble(engine, codebook, files) counts a content once that one of its files has without an area', async () => {
  const old = await file('again', [
    ['u1', east],
    ['u2', west]
  ]);
  const fresh = await file('again-east', [['u9', east]]);
  const copy = { source: old.source, report: old.report, tables: old.tables, text: null };
  const files = place(place([old], [fresh], 'replaceAreas', survey), [copy], 'append', survey);
  const [table] = await assemble(engine, survey, files);
  expect(await contents(table!)).toEqual(['u1', 'u2', 'u9']);
});

test('assemble(engine, codebook, files, signal) that is cancelled or fails leaves no new table', async () => {
  const a = await file('kept-a', [['u1', east]]);
  const b = await file('kept-b', [['u2', east]]);
  const before = await tableNames();
  await expect(assemble(engine, survey, [a, b], AbortSignal.abort())).rejects.toThrow(/abort/i);
  const broken = await file('broken', [['u3', east]], '2013');
  const missing = { ...broken, tables: [{ ...broken.tables[0]!, name: 'not_there' }] };
  await expect(assemble(engine, survey, [a, b, broken, missing])).rejects.toThrow('not_there');
  expect(await tableNames()).toEqual([...before, 'unit_broken'].sort());
  expect([...storedNames(engine)]).toEqual(expect.arrayContaining(['unit_kept-a', 'unit_kept-b']));
});

test('dropOthers(engine, used) drops what nothing shows', async () => {
  const a = await file('used', [['u1', east]]);
  await dropOthers(engine, a.tables);
  expect(await tableNames()).toEqual(['unit_used']);
  expect([...storedNames(engine)]).toEqual(['unit_used']);
});

test('assemble(..) of a file without weights beside weighted ones lets its rows weigh 1, and loses no weight of theirs', async () => {
  const weighing = {
    ...survey,
    tables: survey.tables.map((spec) => (spec.name === 'unit' ? { ...spec, weight: 'staff' } : spec))
  };
  const files = [await file('weighed', [['u1', east, 2]]), await file('plain', [['u2', west]])];
  const [table] = await assemble(engine, weighing, files);
  expect(await contents(table!, 'unit_id, staff')).toEqual(['u1 2', 'u2 1']);
});
