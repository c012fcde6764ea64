import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Codebook, TableSpec } from '../../../../src/lib/codebook/codebook';
import type { Engine } from '../../../../src/lib/engine/engine';
import { identifier } from '../../../../src/lib/engine/sql';
import { emptyReport } from '../../../../src/lib/intake/report/emptyReport';
import { place } from '../../../../src/lib/session/files/place';
import { assemble, type OpenFile } from '../../../../src/lib/tables/load/assemble';
import { returns } from '../../../../src/lib/tables/load/returns';
import { rateWords, returnedWords } from '../../../../src/lib/ui/data/returnsWords';
import { nativeEngine } from '../../../nativeEngine';
import { survey } from '../survey';

const east = '100001';
const west = '100002';
const village = '100101';
const [unit, person] = survey.tables as [TableSpec, TableSpec];

/** The small survey with a register that says how many units each district has. */
const codebook: Codebook = {
  ...survey,
  tables: [
    { ...unit, expected: { table: 'register', column: 'units' } },
    { ...person, expected: null },
    { ...person, name: 'register', design: 'aggregated', expected: null }
  ]
};
const geography = {
  areas: [east, west],
  reporting: new Map([
    [east, east],
    [west, west],
    [village, west]
  ])
};
let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

async function file(table: string, name: string, values: string, areas: string[], wave = '2014'): Promise<OpenFile> {
  const columns = table === 'register' ? ['district', 'units'] : ['district'];
  await engine.query(
    `CREATE TABLE ${identifier(name)} AS SELECT * FROM (VALUES ${values}) AS v(${columns.join(', ')})`
  );
  const tables = [{ table, wave, name, rows: values.split('(').length - 1, columns, areas }];
  const loaded = { source: { file: new Blob(), name }, report: emptyReport(name, 0), tables, text: null };
  return place([], [loaded], 'append', survey)[0]!;
}

const of = async (files: OpenFile[], wave = '2014') =>
  returns(engine, codebook, { stored: await assemble(engine, codebook, files), files, geography }, wave);

test('returns(.., wave) counts the rows of an area and of those inside it, and names the files they are from', async () => {
  const first = await file('unit', 'first', `('${east}'), ('${west}'), ('${village}')`, [east, west, village]);
  const [second] = place([first], [await file('unit', 'second', `('${west}')`, [west])], 'append', survey).slice(1);
  const [inEast, inWest] = await of([first, second!]);
  expect(inEast).toMatchObject({ area: east, silent: false, tables: { unit: { rows: 1, files: ['first'] } } });
  expect(inWest!.tables.unit).toMatchObject({ rows: 3, expected: null, rate: null, files: ['first', 'second'] });
  expect(inWest!.tables.person).toMatchObject({ rows: 0, files: [] });
});

test('returns(.., wave) sets rows beside the number in the register; a blank there is unknown', async () => {
  const units = await file('unit', 'units', `('${east}'), ('${east}'), ('${east}'), ('${west}')`, [east, west]);
  const register = await file('register', 'registered', `('${east}', 4), ('${west}', NULL)`, [east, west]);
  const [inEast, inWest] = await of([units, register]);
  expect(inEast!.tables.unit).toMatchObject({ rows: 3, expected: 4, rate: 0.75 });
  expect(inWest!.tables.unit).toMatchObject({ rows: 1, expected: null, rate: null });
});

test('returns(.., wave) tells rows of persons in steps of the number below which they are hidden, never 3', async () => {
  const few = Array.from({ length: 3 }, () => `('${east}')`);
  const more = Array.from({ length: 17 }, () => `('${west}')`);
  const persons = await file('person', 'persons', [...few, ...more].join(), [east, west]);
  const hiding = {
    ...codebook,
    tables: codebook.tables.map((one) => ({ ...one, hideBelow: one.name === 'person' ? 10 : 0 }))
  };
  const open = { stored: await assemble(engine, hiding, [persons]), files: [persons], geography };
  const [inEast, inWest] = await returns(engine, hiding, open, '2014');
  expect(inEast).toMatchObject({ silent: false, tables: { person: { sent: true, rows: 0, step: 10, rate: null } } });
  expect(inWest).toMatchObject({ silent: false, tables: { person: { sent: true, rows: 10, step: 10 } } });
  expect(returnedWords(inEast!.tables.person!)).toBe('<10');
  expect(returnedWords({ ...inWest!.tables.person!, expected: 300 })).toBe('10+ / 300');
  expect(rateWords({ ...inWest!.tables.person!, rate: 280 / 300 })).toBe('≥93.3%');
});

test('returns(.., wave) calls an area silent that only the register knows, also with nothing expected of it', async () => {
  const units = await file('unit', 'some', `('${east}')`, [east]);
  const register = await file('register', 'zero', `('${east}', 1), ('${west}', 0)`, [east, west]);
  const [inEast, inWest] = await of([units, register]);
  expect(inEast).toMatchObject({ silent: false, tables: { unit: { rate: 1 } } });
  expect(inWest).toMatchObject({ silent: true, tables: { unit: { rows: 0, expected: 0, rate: null } } });
});

test('returns(.., wave) does not name a file whose rows another replaced, and knows nothing of other waves', async () => {
  const old = await file('unit', 'old', `('${east}'), ('${west}')`, [east, west]);
  const files = place([old], [await file('unit', 'new', `('${west}'), ('${west}')`, [west])], 'replaceAreas', survey);
  const [inEast, inWest] = await of(files);
  expect(inEast!.tables.unit).toMatchObject({ rows: 1, files: ['old'] });
  expect(inWest!.tables.unit).toMatchObject({ rows: 2, files: ['new'] });
  expect((await of(files, '2013')).map(({ silent }) => silent)).toEqual([true, true]);
});
