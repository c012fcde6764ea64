import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { filterCounts } from '../../../src/routes/frame/filterCounts';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const columns: Record<string, string> = {
  ...{ unit_type: 'unit_type', ownership: 'ownership', industry: 'industry_code', size: 'size_class' }
};
const said = (row: Row, filter: string) => String(row[columns[filter]!] ?? '');

test.each([
  [{}, '420900'],
  [{ size: ['large', 'medium'] }, '420900'],
  [{ size: ['micro'], ownership: ['private'] }, '420902'],
  [{ unit_type: ['enterprise'], industry: ['C'], size: [] }, '420981']
])(
  'filterCounts(..) of %j in %s is how many units each option has under the other filters, by the CSV',
  async (filters, area) => {
    const view = { wave: '2014', area, base: '', filters: filters as Record<string, string[]> };
    const counts = await filterCounts(duckdbSource(demo.engine), demo.survey, view);
    expect([...counts.keys()]).toEqual(Object.keys(columns));
    for (const [filter, byCode] of counts) {
      const own = demo
        .rows('unit', '2014')
        .filter((row) => area === demo.codebook.root || row['district_code'] === area)
        .filter((row) =>
          Object.entries(view.filters).every(
            ([other, codes]) => other === filter || codes.length === 0 || codes.includes(said(row, other))
          )
        );
      expect(byCode.size).toBeGreaterThan(3);
      for (const [code, count] of byCode)
        expect(count, `${filter} ${code}`).toBe(own.filter((row) => said(row, filter) === code).length);
    }
  }
);

test('attack: nothing is counted of persons: no statement reads a table of them, whatever is filtered', async () => {
  const persons = demo.codebook.tables.filter(({ hideBelow }) => hideBelow > 0).map(({ name }) => name);
  const read = demo.survey.stored.filter(({ table }) => persons.includes(table)).map(({ name }) => name);
  const asked: string[] = [];
  const engine = {
    query: (sql: string, signal?: AbortSignal) => {
      asked.push(sql);
      return demo.engine.query(sql, signal);
    }
  };
  const all: Record<string, string[]>[] = [{}, { unit_type: ['other'] }, { unit_type: ['other'], industry: ['B'] }];
  for (const filters of all)
    await filterCounts(duckdbSource(engine), demo.survey, { wave: '2014', area: '420902', base: '', filters });
  expect(asked.length).toBeGreaterThan(2);
  for (const sql of asked) for (const name of read) expect(sql).not.toContain(name);
});

test('a wave without tables, and a survey whose filters no full count has, have no counts', async () => {
  const none = await filterCounts(duckdbSource(demo.engine), demo.survey, {
    wave: '1999',
    area: '420900',
    base: '',
    filters: {}
  });
  expect(none.size).toBe(0);
});
