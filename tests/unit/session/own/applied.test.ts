import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import type { Own, OwnMeasure, OwnVariable } from '../../../../src/lib/codebook/own/own';
import { understand } from '../../../../src/lib/codebook/own/understand';
import { checkStatement } from '../../../../src/lib/engine/statement/checkStatement';
import { ask, queriesFor, type EstimateQuery } from '../../../../src/lib/estimates/ask';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { allowRows, RowsRefused } from '../../../../src/lib/estimates/rows';
import { duckdbSource } from '../../../../src/lib/estimates/sources/duckdb';
import { duckdbRows } from '../../../../src/lib/estimates/sources/duckdbRows';
import { pageSource } from '../../../../src/lib/estimates/sources/page/page';
import { numberStatement } from '../../../../src/lib/estimates/sources/numberStatement';
import { countRows, isOf } from '../../../../src/lib/estimates/units/counted';
import { rowsBehind } from '../../../../src/lib/estimates/units/rowsBehind';
import { listedUnits } from '../../../../src/lib/estimates/units/unitList';
import { build } from '../../../../src/lib/figures/build';
import { wavesOf } from '../../../../src/lib/figures/view/view';
import type { Survey } from '../../../../src/lib/figures/survey';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { applyOwn } from '../../../../src/lib/session/own/applyOwn';
import { openTables } from '../../../../src/lib/tables/open/openTables';
import { slice } from '../../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';

const hostile = `<img src=x onerror=alert(1)>'"; DROP TABLE unit --`;
const named = (words: string) => ({ zh: words, en: words });
const head = { table: 'unit', by: '', at: '' };
const segment: OwnVariable = {
  ...{ ...head, name: 'own_seg', label: named('百人以上民营制造业') },
  values: [
    {
      name: 'v1',
      label: named('百人以上民营制造业'),
      when: `employees >= 100 AND ownership = 'private' AND industry_code = 'C'`
    }
  ]
};
const bands: OwnVariable = {
  ...{ ...head, name: 'own_bands', label: named(hostile) },
  values: [
    { name: 'b1', label: named(hostile), when: 'employees >= 300' },
    { name: 'b2', label: named('100—299'), when: 'employees >= 100' }
  ]
};
const migrants: OwnMeasure = {
  ...{ ...head, name: 'own_migrants', label: named('农民工入会率'), unit: {} },
  ...{ universe: `own_seg = 'v1'`, numerator: 'members_migrant', denominator: 'employees_migrant', format: 'percent' }
};
const own: Own = { variables: [segment, bands], measures: [migrants] };

let demo: OpenedSurvey;
let survey: Survey;
let rows: Row[];
beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  survey = { ...demo.survey, ...applyOwn(demo.survey, own) };
  rows = demo.rows('unit', '2014');
});
afterAll(() => demo.engine.close());
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

/** Told from the file by hand: true, false, or null where a missing answer leaves it open. */
function isIn({ employees, ownership, industry_code }: Row): boolean | null {
  const told = [
    employees === null ? null : Number(employees) >= 100,
    ownership === null ? null : ownership === 'private',
    industry_code === null ? null : industry_code === 'C'
  ];
  return told.includes(false) ? false : told.includes(null) ? null : true;
}

/** 建会率 as indicators.csv defines it, of some rows. */
function recount(some: Row[]) {
  const asked = some.filter(({ operating, union_form }) => operating === 'normal' && union_form !== null);
  const has = asked.filter(({ union_form }) => ['independent', 'joint', 'federation'].includes(String(union_form)));
  return { n: asked.length, numerator: has.length, denominator: asked.length };
}

const numbers = ({ n, numerator, denominator }: Estimate) => ({ n, numerator, denominator });
const O01: EstimateQuery = { waves: ['2014'], filters: {}, base: '', indicators: ['O01'] };
const root = (estimates: Estimate[]) => estimates.filter(({ area }) => area === demo.codebook.root);

/** By the page's tables, and by the engine. */
async function both(query: EstimateQuery): Promise<Estimate[][]> {
  const { codebook, stored } = survey;
  return Promise.all(
    [demo.source, duckdbSource(demo.engine)].map(async (source) => root(await ask(source, codebook, stored, query)))
  );
}

test('a segment as filter keeps exactly the rows that are in it by the file, with other filters too', async () => {
  const inside = rows.filter((row) => isIn(row) === true);
  expect(inside.length).toBeGreaterThan(10);
  for (const [one] of await both({ ...O01, filters: { own_seg: ['v1'] } }))
    expect(numbers(one!)).toEqual(recount(inside));
  for (const [one] of await both({ ...O01, filters: { own_seg: ['v1'], own_bands: ['b2'] } }))
    expect(numbers(one!)).toEqual(recount(inside.filter(({ employees }) => Number(employees) < 300)));
  for (const [one] of await both({ ...O01, filters: { own_seg: ['v1', 'rest'] } }))
    expect(numbers(one!)).toEqual(recount(rows.filter((row) => isIn(row) !== null)));
});

test('a segment as columns: who is in it, the rest, and who cannot be told apart, together all rows', async () => {
  for (const found of await both({ ...O01, group: ['own_seg'] })) {
    const by = Object.fromEntries(found.map((one) => [String(one.group['own_seg']), numbers(one)]));
    const of = (told: boolean | null) => recount(rows.filter((row) => isIn(row) === told));
    expect(by).toEqual({ v1: of(true), rest: of(false), null: of(null) });
  }
});

test('a measure of one’s own over a segment of one’s own is the ratio of sums of the rows in it', async () => {
  const complete = rows.filter(
    (row) => isIn(row) === true && row['members_migrant'] !== null && row['employees_migrant'] !== null
  );
  const sum = (column: string) => complete.reduce((total, row) => total + Number(row[column]), 0);
  for (const [one] of await both({ ...O01, indicators: ['own_migrants'] }))
    expect(numbers(one!)).toEqual({
      n: complete.length,
      numerator: sum('members_migrant'),
      denominator: sum('employees_migrant')
    });
});

test('persons are never looked at by it: a table that does not have it says so, and a query that names it is refused', async () => {
  const { codebook, stored } = survey;
  const query = { ...O01, indicators: ['O06'], filters: { own_seg: ['v1'] } };
  for (const one of await ask(demo.source, codebook, stored, query))
    expect(one).toMatchObject({ state: 'notApplicable', value: null, unsliceable: true });
  const listing = { table: 'unit', waves: ['2014'], columns: ['unit_id'], order: [], limit: 5 };
  const where = { type: 'in', column: 'own_seg', values: ['v1'], negated: false } as const;
  const tables = codebook.tables.map((table) => ({
    ...table,
    variables: table.variables.map((one) => ({ ...one, ...(one.name === 'employees' ? { personal: true } : {}) }))
  }));
  expect(() =>
    allowRows({ ...codebook, tables }, stored, { ...listing, where: { ...where, values: [...where.values] } })
  ).toThrow(RowsRefused);
});

test('the units of a number under a segment are those it was counted from, each with what it is', async () => {
  const { codebook, stored } = survey;
  const view = { wave: '2014', base: '', filters: { own_seg: ['v1'] } };
  const [[estimate]] = (await both({ ...O01, filters: view.filters })) as [Estimate[]];
  const listed = listedUnits(codebook, stored, estimate!, view);
  if ('unlisted' in listed) throw new Error(listed.unlisted);
  const allowed = allowRows(codebook, stored, listed.query);
  const page = pageSource(demo.engine, demo.source);
  for (const one of queriesFor(codebook, stored, { ...O01, filters: view.filters }))
    await page.prepare(one, () => Promise.resolve());
  for (const units of [await duckdbRows(demo.engine).units(allowed), page.peekUnits(allowed)!]) {
    expect(isOf(countRows(units), estimate!)).toBe(true);
    const said = units.columns.get('own_seg')!;
    expect(said.type === 'code' && [...new Set(said.codes)].map((code) => said.words[code])).toEqual(['v1']);
  }
});

test('the statement of a number under a segment stands for itself: the SQL page takes it, and it gives the number', async () => {
  const { codebook, stored } = survey;
  const filters = { own_seg: ['v1'], own_bands: ['b2'] };
  const [[estimate]] = (await both({ ...O01, filters })) as [Estimate[]];
  const behind = rowsBehind(codebook, stored, estimate!, { wave: '2014', base: '', filters });
  if ('none' in behind) throw new Error(behind.none);
  const sql = numberStatement(behind);
  const words = { areas: '', code: '', name: '', parent: '', type: '', choices: '', table: '', column: '' };
  const { open } = openTables(codebook, stored, words, (label) => label['zh'] ?? '');
  const names = { open: new Set(open.flatMap(({ stored }) => stored ?? [])), closed: new Set<string>() };
  const { sql: checked } = checkStatement(sql, names);
  const [told] = (await demo.engine.query(checked)).toArray() as { numerator: number; denominator: number }[];
  expect({ ...told! }).toMatchObject({ numerator: estimate!.numerator, denominator: estimate!.denominator });
  for (const { sql, stored } of open) {
    if (stored !== null) expect(sql).not.toContain('own_');
    await demo.engine.query(`${sql} LIMIT 1`);
  }
});

test('a slice by one’s own variables says that they are of this machine, and a hostile name is a name', async () => {
  const page = { ...demo.pageOf({ wave: '2014' }), rows: 'own_bands', columns: 'own_seg', indicator: 'O01' };
  const { spec } = slice(page, survey.codebook, wavesOf(survey));
  const answers = await demo.answer({ wave: '2014' }, [spec], survey);
  const figure = build(spec, survey, answers);
  expect(figure.title).toBe(`建会率按${hostile}〔本机定义〕 × 百人以上民营制造业〔本机定义〕分`);
  expect(figure.remarks).toContain(
    '百人以上民营制造业〔本机定义〕：职工总数（人） >= 100 AND 登记注册类型 = 私营 AND 行业门类 = 制造业'
  );
  const all = JSON.stringify(figure.table);
  expect(all).toContain('其余');
  expect(all).toContain(JSON.stringify(hostile).slice(1, -1));
});

test('what the survey no longer has is left out, and everything else goes on', () => {
  const tables = demo.codebook.tables.map((table) => ({
    ...table,
    variables: table.variables.filter(({ name }) => name !== 'industry_code')
  }));
  const { codebook, stored } = applyOwn({ ...demo.survey, codebook: { ...demo.codebook, tables } }, own);
  expect(codebook.filters.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual(['own_bands']);
  expect(codebook.indicators.some(({ isOwn }) => isOwn)).toBe(false);
  const unit = stored.find((one) => one.table === 'unit')!;
  expect(unit.own!.map(({ name }) => name)).toEqual(['own_bands']);
  expect(understand({ ...demo.codebook, tables }, own).faults.map(({ of }) => of)).toEqual(['own_seg', 'own_migrants']);
});

test('nothing is asked otherwise because something is defined: a question without it is the same', async () => {
  const asked: string[][] = [[], []];
  const said = [demo.survey, survey].map(({ codebook, stored }, at) =>
    ask(
      {
        ...demo.source,
        peek: (query) => (asked[at]!.push(JSON.stringify(query)), demo.source.peek(query)),
        cells: (query) => (asked[at]!.push(JSON.stringify(query)), demo.source.cells(query))
      },
      codebook,
      stored,
      O01
    )
  );
  await Promise.all(said);
  expect(asked[1]).toEqual(asked[0]);
  expect(asked[0]!.length).toBeGreaterThan(0);
});
