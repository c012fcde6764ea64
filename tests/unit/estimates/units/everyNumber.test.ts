import { openAsBlob, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook } from '../../../../src/lib/codebook/codebook';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import type { CellSource } from '../../../../src/lib/estimates/cells/cellQuery';
import { ask, queriesFor, type EstimateQuery } from '../../../../src/lib/estimates/ask';
import { allowRows } from '../../../../src/lib/estimates/rows';
import { duckdbRows } from '../../../../src/lib/estimates/sources/duckdbRows';
import { pageSource } from '../../../../src/lib/estimates/sources/page/page';
import { countRows } from '../../../../src/lib/estimates/units/counted';
import { bySide } from '../../../../src/lib/estimates/units/side';
import { listedUnits } from '../../../../src/lib/estimates/units/unitList';
import { answerAt, type UnitRows } from '../../../../src/lib/estimates/units/unitRows';
import { Answers } from '../../../../src/lib/figures/answers';
import type { PageView } from '../../../../src/lib/figures/view/view';
import { readList } from '../../../../src/lib/session/units/readList';
import { load } from '../../../../src/lib/tables/load/load';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { nativeEngine } from '../../../nativeEngine';
import { codebookOf } from '../../../pack';
import { preparedSource } from '../../../preparedSource';

let engine: Engine;
let source: CellSource;
let codebook: Codebook;
let stored: StoredTable[];
beforeAll(async () => {
  engine = await nativeEngine();
  source = preparedSource(engine);
  codebook = codebookOf('xiaogan');
  const sources = codebook.waves.flatMap(({ id }) => {
    const folder = `data/surveys/xiaogan/waves/${id}`;
    return readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map(async (name) => ({ file: await openAsBlob(`${folder}/${name}`), name, wave: id }));
  });
  stored = (await load(engine, codebook, await Promise.all(sources))).flatMap(({ tables }) => tables);
});
afterAll(() => engine.close());

/** Every number of a question that units can be listed of, beside what its list counts; the lists of one number after the other. */
async function compared(query: Omit<EstimateQuery, 'waves'>, wave: string) {
  const estimates = await ask(source, codebook, stored, { ...query, waves: [wave] });
  const pairs = [];
  for (const estimate of estimates) {
    const listed = listedUnits(codebook, stored, estimate, { ...query, wave }, estimate.sum?.conflicts);
    if ('unlisted' in listed) continue;
    const allowed = allowRows(codebook, stored, listed.query);
    const rows = await duckdbRows(engine).units(allowed);
    const counted = countRows(rows);
    const { lacking, met, apart } = bySide(rows, listed.indicator);
    pairs.push({ estimate, counted, sides: lacking.length + met.length + apart.length, rows: rows.length });
  }
  return pairs;
}

describe('the units behind a number are those that it was counted from: none lost, none twice', () => {
  test.each<[string, string, Omit<EstimateQuery, 'waves'>]>([
    ['2014', 'everybody', { filters: {}, base: 'covered' }],
    ['2013', 'everybody, of all operating units', { filters: {}, base: 'operating' }],
    [
      '2014',
      'two filters',
      { filters: { unit_type: ['enterprise', 'institution'], size: ['small'] }, base: 'covered' }
    ],
    [
      '2014',
      'groups, the blank one among them',
      { filters: {}, base: 'covered', group: ['ownership'], indicators: ['O01', 'O03', 'W02', 'C01'] }
    ]
  ])('in %s of %s: n, numerator, denominator, not asked and missing', async (wave, _, query) => {
    const pairs = await compared(query, wave);
    expect(new Set(pairs.map(({ estimate }) => estimate.area)).size).toBe(15);
    expect(pairs.length).toBeGreaterThan(50);
    const wrong = pairs.filter(({ estimate, counted, sides, rows }) => {
      const { n, nonresponse, notEligible } = estimate;
      const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;
      return !(
        counted.n === n &&
        counted.nonresponse === nonresponse &&
        counted.notEligible === notEligible &&
        near(counted.numerator, estimate.numerator) &&
        near(counted.denominator, estimate.denominator) &&
        sides === rows
      );
    });
    expect(wrong.map(({ estimate, counted }) => ({ ...estimate, counted }))).toEqual([]);
  });
});

test('every indicator of a full count has a list; of persons, of a register and of a largest part there is none, and it is said why', () => {
  const kinds = codebook.indicators.map((indicator) => {
    const listed = listedUnits(
      codebook,
      stored,
      { indicator: indicator.id, area: codebook.root, group: {} },
      { wave: '2014', base: indicator.base, filters: {} }
    );
    return `${indicator.table}${indicator.combine ?? ''} ${'unlisted' in listed ? listed.unlisted : 'listed'}`;
  });
  expect([...new Set(kinds)].sort()).toEqual([
    'cadre persons',
    'district areas',
    'unit listed',
    'worker persons',
    'workermax persons'
  ]);
});

test('the page lists the units that the engine lists, and the statement that people read counts each row as both do', async () => {
  const query = { waves: ['2014'], filters: { size: ['small', 'medium'] }, base: 'covered' };
  const page = pageSource(engine, source);
  for (const one of queriesFor(codebook, stored, query)) await page.prepare(one, () => Promise.resolve());
  const whole = (await ask(source, codebook, stored, query)).filter(({ area }) => area === codebook.root);
  let compared = 0;
  for (const estimate of whole) {
    const listed = listedUnits(codebook, stored, estimate, { ...query, wave: '2014' }, estimate.sum?.conflicts);
    if ('unlisted' in listed) continue;
    const allowed = allowRows(codebook, stored, listed.query);
    const [ofEngine, ofPage] = [await duckdbRows(engine).units(allowed), page.peekUnits(allowed)!];
    const answers = ({ columns, length }: UnitRows) =>
      [...columns].map(([name, column]) => [name, Array.from({ length }, (_, row) => answerAt(column, row))]);
    expect(answers(ofPage)).toEqual(answers(ofEngine));
    const said = rows<{ kept: number; y: number; x: number }>(
      await engine.query(duckdbRows(engine).statement(allowed))
    );
    for (const { kept, y, x } of [ofEngine, ofPage]) {
      expect([...kept]).toEqual(said.map((row) => row.kept));
      expect([[...y], [...x]]).toEqual([said.map((row) => row.y), said.map((row) => row.x)]);
    }
    compared += 1;
  }
  expect(compared).toBeGreaterThan(20);
});

test('the units of each township, and those that name none, are the units of their district: each in one of the lists', async () => {
  const query = { waves: ['2014'], filters: {}, base: 'covered' };
  const estimates = await ask(source, codebook, stored, query);
  const opened = { codebook, stored, simulated: new Set<string>(), unconfirmed: [] };
  const view = {
    ...query,
    survey: 'xiaogan',
    wave: '2014',
    compare: null,
    area: '420984',
    indicator: 'O01',
    sort: null
  };
  const shown = { answers: new Answers(opened, query, estimates), view: view as unknown as PageView };
  const read = async (group: Record<string, string | null>) => {
    const list = { indicator: 'O01', area: '420984', group };
    const found = await readList(
      { engine, units: duckdbRows(engine).units },
      shown,
      list,
      new AbortController().signal
    );
    if ('said' in found) throw new Error(found.said);
    return [found.units.sides.lacking.length, found.units.sides.met.length, found.units.sides.apart.length];
  };
  // a unit may name a township of a neighbour
  const townships = codebook.areas.filter(({ type }) => type === 'township').map(({ code }) => code);
  let sums = await read({ township_code: null });
  for (const code of townships) {
    const own = await read({ township_code: code });
    sums = sums.map((sum, at) => sum + own[at]!);
  }
  expect(sums).toEqual(await read({}));
  expect(sums.slice(0, 2)).toEqual([278, 777]);
});
