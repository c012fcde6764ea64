import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../../../src/lib/engine/rows';
import { ask, type EstimateQuery } from '../../../../src/lib/estimates/ask';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { isTold, numberStatement, type ToldNumber } from '../../../../src/lib/estimates/sources/numberStatement';
import { countedCodes } from '../../../../src/lib/estimates/units/countedCodes';
import { rowsBehind } from '../../../../src/lib/estimates/units/rowsBehind';
import { openSurvey, type OpenedSurvey } from '../../figures/demo';

let demo: OpenedSurvey;
let census: OpenedSurvey;
beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  census = await openSurvey('census2004');
});
afterAll(() => Promise.all([demo.engine.close(), census.engine.close()]));

/** The statement of every shown number of a question, beside its estimate. */
async function statements({ codebook, survey, source }: OpenedSurvey, query: EstimateQuery) {
  const { stored } = survey;
  const found: { estimate: Estimate; sql: string }[] = [];
  for (const estimate of await ask(source, codebook, stored, query)) {
    if (estimate.value === null || estimate.part !== null) continue;
    const view = { ...query, wave: estimate.wave };
    const conflicts = estimate.sum?.conflicts ?? [];
    const codes = await countedCodes(source, codebook, stored, estimate, view, conflicts);
    const behind = rowsBehind(codebook, stored, estimate, view, { conflicts, codes });
    if ('none' in behind) throw new Error(`${estimate.indicator}: ${behind.none}`);
    found.push({ estimate, sql: numberStatement(behind) });
  }
  return found;
}

/** What differs, and how many were looked at; many statements are run as one. */
async function compared(survey: OpenedSurvey, query: EstimateQuery) {
  const all = await statements(survey, query);
  const wrong: { estimate: Estimate; told: ToldNumber | undefined }[] = [];
  for (let from = 0; from < all.length; from += 40) {
    const some = all.slice(from, from + 40);
    const sql = some.map(({ sql }, at) => `SELECT ${at} AS at, * FROM (\n${sql}\n)`).join('\nUNION ALL\n');
    const told = rows<ToldNumber & { at: number }>(await survey.engine.query(sql));
    expect(told).toHaveLength(some.length);
    for (const [at, { estimate }] of some.entries()) {
      const one = told.find((row) => Number(row.at) === at);
      if (!one || !isTold(one, estimate)) wrong.push({ estimate, told: one });
    }
  }
  return { count: all.length, wrong, of: new Set(all.map(({ estimate }) => estimate.indicator)) };
}

describe('numberStatement(..) is one SELECT that DuckDB answers with the n, numerator, denominator and value on the page', () => {
  test('of every indicator in every area, area type and the whole', async () => {
    const { count, wrong, of } = await compared(demo, { waves: ['2014'], filters: {}, base: 'covered' });
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(500);
    const counted = demo.codebook.indicators.filter(({ combine }) => combine === null);
    expect(of.size).toBe(new Set(counted.map(({ id }) => id)).size);
  }, 120_000);

  test.each<[string, Omit<EstimateQuery, 'waves'>]>([
    ['the other base, in another wave', { filters: {}, base: 'operating', indicators: ['W02', 'W03', 'S02', 'S05'] }],
    ['one filter, of persons too', { filters: { unit_type: ['institution'] }, base: 'covered' }],
    [
      'several values of two filters',
      { filters: { unit_type: ['enterprise', 'institution'], size: ['small'] }, base: '' }
    ],
    [
      'groups, the blank one among them',
      { filters: {}, base: '', group: ['ownership'], indicators: ['O01', 'O05', 'W10'] }
    ],
    [
      'groups of two columns',
      { filters: {}, base: '', group: ['size_class', 'unit_type'], indicators: ['O01', 'C01'] }
    ],
    [
      'groups, of persons too',
      { filters: {}, base: '', group: ['unit_type'], indicators: ['O01', 'S03', 'S04', 'W12'] }
    ],
    ['what no file lists', { filters: { industry: ['C'] }, base: '', indicators: [] }]
  ])(
    'under %s',
    async (name, query) => {
      const derived = demo.codebook.derived.filter((_, at) => at % 12 === 0).map(({ id }) => id);
      const asked = name === 'what no file lists' ? { ...query, indicators: derived } : query;
      const { count, wrong } = await compared(demo, { waves: [name.endsWith('wave') ? '2013' : '2014'], ...asked });
      expect(wrong).toEqual([]);
      expect(count).toBeGreaterThan(50);
    },
    120_000
  );

  test('of a register whose own row of the whole stands beside those of its areas', async () => {
    const { wrong, count } = await compared(census, { waves: ['2004'], filters: {}, base: '' });
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(50);
  });

  test('it begins with SELECT and holds no second statement', async () => {
    const all = await statements(demo, { waves: ['2014'], filters: { size: ['small'] }, base: 'covered' });
    expect(all.filter(({ sql }) => !sql.startsWith('SELECT') || sql.includes(';'))).toEqual([]);
  });
});
