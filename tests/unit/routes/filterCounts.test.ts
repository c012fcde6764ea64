import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { filterCounts, type FilterCounts } from '../../../src/routes/frame/filterCounts';
import { ask } from '../../../src/lib/estimates/ask';
import { filterChoices } from '../../../src/lib/figures/view/filters';
import { writeDown, ALL } from '../estimates/reader';
import { attack } from '../estimates/suppression/attacker';
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
    const ofUnits = [...counts].filter(([, { table }]) => table.name === 'unit');
    expect(ofUnits.map(([filter]) => filter)).toEqual(Object.keys(columns));
    for (const [filter, { byCode }] of ofUnits) {
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

describe('of persons', () => {
  const view = { wave: '2014', area: '420900', base: '', filters: {} };
  const countsOf = (changed: object) => filterCounts(duckdbSource(demo.engine), demo.survey, { ...view, ...changed });

  test('the options of a filter that no unit has are how many workers gave each answer, by the CSV', async () => {
    for (const area of ['420900', '420902']) {
      const { table, byCode } = (await countsOf({ area })).get('age')!;
      expect(table.name).toBe('worker');
      const rows = demo
        .rows('worker', '2014')
        .filter((row) => area === demo.codebook.root || row['district_code'] === area)
        .filter((row) => Number(row['weight']) > 0);
      const shown = [...byCode].filter(([, count]) => count !== null);
      expect(shown.length).toBeGreaterThan(3);
      for (const [code, count] of shown)
        expect(count, code).toBe(rows.filter((row) => row['age_group'] === code).length);
    }
  });

  test('with its own options chosen they are as before; with another filter on they are not counted, nor that one with it', async () => {
    const own = await countsOf({ filters: { age: ['<25'] } });
    expect(own.get('age')).toEqual((await countsOf({})).get('age'));
    expect([...own.keys()]).toEqual(['age']);
    expect([...(await countsOf({ filters: { unit_type: ['enterprise'] } })).keys()]).toEqual(Object.keys(columns));
  });

  test('attack: while another filter is on no statement reads a table of persons', async () => {
    const persons = demo.codebook.tables.filter(({ hideBelow }) => hideBelow > 0).map(({ name }) => name);
    const read = demo.survey.stored.filter(({ table }) => persons.includes(table)).map(({ name }) => name);
    const asked: string[] = [];
    const engine = {
      query: (sql: string, signal?: AbortSignal) => {
        asked.push(sql);
        return demo.engine.query(sql, signal);
      }
    };
    const all: Record<string, string[]>[] = [{ unit_type: ['other'] }, { unit_type: ['other'], industry: ['B'] }];
    for (const filters of all)
      await filterCounts(duckdbSource(engine), demo.survey, { ...view, area: '420902', filters });
    expect(asked.length).toBeGreaterThan(1);
    for (const sql of asked) for (const name of read) expect(sql).not.toContain(name);
  });

  test('attack: what is hidden does not follow from the counts of all areas and how many there are of all', async () => {
    const { codebook, survey } = demo;
    const table = codebook.tables.find(({ name }) => name === 'worker')!;
    const asks = codebook.derived.find(({ id }) => id === 'shown/worker_age_group/<25')!;
    const values = filterChoices(codebook, 'age').map(({ name }) => name);
    for (const wave of ['2013', '2014']) {
      const query = { waves: [wave], filters: {}, base: '', indicators: [asks.id] };
      const everybody = await ask(duckdbSource(demo.engine), codebook, survey.stored, query);
      const counted = new Map<string, FilterCounts>();
      for (const { area } of everybody) {
        const found = (await countsOf({ wave, area })).get('age');
        if (found) counted.set(area, found);
      }
      const seen = values.map((value) => ({
        filter: 'age',
        values: [value],
        estimates: [...counted].map(([area, { byCode }]) => {
          const n = byCode.get(value) ?? null;
          const state = n === null ? ('hidden' as const) : ('value' as const);
          return { ...everybody.find((one) => one.area === area)!, n, state, nonresponse: null, notEligible: null };
        })
      }));
      const { known, secrets, wrong, hidden } = writeDown(
        { ...codebook, indicators: [asks] },
        table,
        wave,
        demo.rows('worker', wave),
        [{ ...ALL, estimates: everybody }, ...seen]
      );
      expect(hidden, wave).toBeGreaterThan(5);
      expect(wrong).toEqual([]);
      expect(attack(known, secrets, table.hideBelow)).toEqual([]);
    }
  });
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
