import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../src/lib/engine/engine';
import { ask } from '../src/lib/estimates/ask';
import type { Estimate } from '../src/lib/estimates/estimates';
import { duckdbSource } from '../src/lib/estimates/sources/duckdb';
import { load } from '../src/lib/tables/load/load';
import { nativeEngine } from './nativeEngine';
import { codebookOf } from './pack';

/** The definitions of the 孝感 survey on a handful of rows, through intake, tables and the real engine. */
const codebook = codebookOf('xiaogan');
let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const [A, B] = ['420902', '420921'] as const;
type Answers = Record<string, string | number>;

/** A form as an office would send it: every column of the table, those not given left blank. */
function form(table: string, rows: Answers[]): Blob {
  const { variables, key } = codebook.tables.find(({ name }) => name === table)!;
  const defaults = (index: number): Answers => ({
    [key[0]!]: `${table}-${index}`,
    district_code: A,
    period: '2014',
    weight: 1
  });
  const lines = rows.map((row, index) =>
    variables.map(({ name }) => ({ ...defaults(index), ...row })[name] ?? '').join(',')
  );
  return new Blob([[variables.map(({ name }) => name).join(','), ...lines].join('\n')]);
}

type Of = (indicator: string, area?: string) => Estimate;

/** Estimates of rows of one table; @param base of the indicators that have several */
async function counted(table: string, rows: Answers[], base = 'covered'): Promise<Of> {
  const loaded = await load(engine, codebook, [{ file: form(table, rows), name: `${table}.csv`, wave: '2014' }]);
  const stored = loaded.flatMap(({ tables }) => tables);
  const query = { waves: ['2014'], filters: {}, base };
  const estimates = await ask(duckdbSource(engine), codebook, stored, query);
  return (indicator, area = codebook.root) =>
    estimates.find((one) => one.indicator === indicator && one.area === area)!;
}

const firm = { unit_type: 'enterprise', operating: 'normal', union_form: 'independent' };
const sums = ({ numerator, denominator, n }: Estimate): number[] => [numerator, denominator, n!];

describe('members of a unit without a union are 0, not unknown', () => {
  test.each(['', '(跳过)', 3])(
    'O03 and O05 over all units, where 会员 of a unit without a union is %j',
    async (members) => {
      const of = await counted('unit', [
        { ...firm, employees: 50, members: 40, employees_migrant: 20, members_migrant: 5 },
        {
          ...firm,
          union_form: 'none',
          employees: 150,
          members,
          employees_migrant: 30,
          members_migrant: members
        },
        { ...firm, employees: 70, members: '', employees_migrant: 10, members_migrant: '' }
      ]);
      expect(sums(of('O03'))).toEqual([40, 200, 2]);
      expect(of('O03').nonresponse).toBe(1);
      expect(sums(of('O05'))).toEqual([5, 50, 2]);
      expect(sums(of('O04'))).toEqual([40, 50, 1]);
    }
  );

  test.each([
    ['covered', [30, 100, 2]],
    ['operating', [30, 180, 3]]
  ])(
    'W03 with base %s: workers of an enterprise without a collective contract are covered 0 times',
    async (base, all) => {
      const of = await counted(
        'unit',
        [
          { ...firm, employees: 40, collective_contract: 'regional', cc_workers: 30 },
          { ...firm, employees: 60, collective_contract: 'none', cc_workers: '(跳过)' },
          { ...firm, employees: 80, union_form: 'none', collective_contract: 'none', cc_workers: '' },
          { ...firm, employees: 90, collective_contract: 'own', cc_workers: '' }
        ],
        base
      );
      expect(sums(of('W03'))).toEqual(all);
    }
  );
});

test('W09 is of units with an own or joint union: a federation’s units are not asked', async () => {
  const of = await counted('unit', [
    { ...firm, employees: 40, competition: 1, competition_workers: 30 },
    { ...firm, union_form: 'joint', employees: 60, competition: 0, competition_workers: '(跳过)' },
    { ...firm, union_form: 'federation', employees: 500, competition: '(跳过)', competition_workers: '(跳过)' }
  ]);
  expect(sums(of('W09'))).toEqual([30, 100, 2]);
});

test('S07 and S10 are of operating units, like the rest', async () => {
  const of = await counted('unit', [
    { ...firm, hardship_registered: 10, hardship_helped: 4, demands_received: 8, demands_resolved: 6 },
    {
      ...firm,
      operating: 'suspended',
      hardship_registered: 90,
      hardship_helped: 90,
      demands_received: 9,
      demands_resolved: 9
    }
  ]);
  expect(sums(of('S07'))).toEqual([4, 10, 1]);
  expect(sums(of('S10'))).toEqual([6, 8, 1]);
});

test('O07 keeps a county that has no parks and left 已建工会的园区 blank', async () => {
  const of = await counted('district', [
    { district_code: A, townships_total: 10, parks_total: 0, township_unions: 7, park_unions: '' },
    { district_code: B, townships_total: 8, parks_total: 2, township_unions: 8, park_unions: 1 }
  ]);
  expect(of('O07', A)).toMatchObject({ numerator: 7, denominator: 10, state: 'value' });
  expect(of('O07')).toMatchObject({ numerator: 16, denominator: 20 });
  const unknown = await counted('district', [
    { district_code: A, townships_total: 10, parks_total: 3, township_unions: 7, park_unions: '' }
  ]);
  expect(unknown('O07', A).state).toBe('notReported');
});

test('S02: stations beyond the places of one district fill no hole of another', async () => {
  const of = await counted('district', [
    { district_code: A, townships_total: 3, parks_total: 1, service_stations: 6 },
    { district_code: B, townships_total: 5, parks_total: 1, service_stations: 2 }
  ]);
  expect(of('S02', A)).toMatchObject({ state: 'conflict', status: null });
  expect(of('S02')).toMatchObject({ numerator: 2, denominator: 6 });
});

describe('a rating outside 1-5 is no answer', () => {
  test('of workers: 6 and 0 are neither satisfied nor asked', async () => {
    const [five, three, six, zero] = [5, 3, 6, 0].map((score) => ({
      used_services: 'relief',
      sat_service: score,
      sat_overall: score,
      family_feeling: score,
      sat_income: score
    }));
    const many = [...Array<Answers>(20).fill(five!), ...Array<Answers>(10).fill(three!), six!, zero!];
    const of = await counted('worker', many);
    for (const id of ['S05', 'S11', 'S12', 'W12']) expect([id, ...sums(of(id))]).toEqual([id, 20, 30, 30]);
  });

  test('W12 counts the valid ratings of a worker whose others are not', async () => {
    const row = { sat_employment: 4, sat_training: 2, sat_income: 9, sat_insurance: '', sat_safety: 0 };
    const of = await counted('worker', Array<Answers>(12).fill(row));
    expect(sums(of('W12'))).toEqual([12, 24, 12]);
  });

  test('of cadres: one wrong trait leaves the cadre out', async () => {
    const good = { trait_study: 4, trait_people: 4, trait_clean: 5, trait_ability: 3, trait_action: 4 };
    const of = await counted('cadre', [...Array<Answers>(11).fill(good), { ...good, trait_action: 50 }]);
    expect(of('C02')).toMatchObject({ numerator: 220, denominator: 55, n: 11, value: 4 });
  });
});

test('O10, compared with O04, is of workers whose unit has a union; O06 is of all', async () => {
  const rows = (count: number, unit_has_union: string, is_member: string) =>
    Array<Answers>(count).fill({ unit_has_union, is_member });
  const of = await counted('worker', [
    ...rows(30, 'yes', 'yes'),
    ...rows(20, 'yes', 'no'),
    ...rows(4, 'yes', 'unknown'),
    ...rows(5, 'no', 'yes'),
    ...rows(35, 'no', 'no'),
    ...rows(10, 'unknown', 'no')
  ]);
  expect(sums(of('O10'))).toEqual([30, 50, 50]);
  expect(sums(of('O06'))).toEqual([35, 100, 100]);
  expect(codebook.overview.contrast).toEqual(['O04', 'O10']);
});

describe('union, mechanism, all three', () => {
  const steps = codebook.overview.funnel.map(({ indicator }) => indicator);
  const full = { ...firm, congress: 'own', collective_contract: 'none', service_point: 'own' };

  test('the mechanism is any contract or congress of an enterprise, a congress of an institution, none of others', async () => {
    const of = await counted('unit', [
      { ...full, congress: 'none', collective_contract: 'sectoral' },
      { ...full, congress: 'none' },
      { ...full, unit_type: 'institution', congress: 'none', collective_contract: 'own' },
      { ...full, unit_type: 'institution', collective_contract: '(跳过)' },
      { ...full, unit_type: 'government', congress: '(跳过)', collective_contract: '(跳过)', service_point: 'none' }
    ]);
    expect(steps.map((id) => sums(of(id)))).toEqual([
      [5, 5, 5],
      [3, 5, 5],
      [2, 5, 5]
    ]);
  });

  test('all steps count the same rows: one that leaves a step open is in none', async () => {
    const of = await counted('unit', [
      full,
      { ...full, union_form: '' },
      { ...full, congress: '' },
      { ...full, service_point: '' },
      { ...full, union_form: 'none', congress: '', service_point: '' },
      { ...full, congress: 'none', service_point: '' },
      { ...full, operating: 'closed' }
    ]);
    expect(steps.map((id) => sums(of(id)))).toEqual([
      [2, 3, 3],
      [1, 3, 3],
      [1, 3, 3]
    ]);
    expect(of('C01').nonresponse).toBe(3);
    expect(sums(of('O01'))).toEqual([4, 5, 5]);
  });

  test('and so they do whatever is left blank', async () => {
    const any = (values: string[], n: number) => values[n % values.length]!;
    const rows = Array.from({ length: 480 }, (_, n) => ({
      operating: 'normal',
      unit_type: any(['enterprise', 'institution', 'government', ''], n),
      union_form: any(['independent', 'none', '', 'joint', 'preparing'], n),
      congress: any(['own', '', 'none', 'regional'], Math.floor(n / 4)),
      collective_contract: any(['', 'own', 'none'], n),
      service_point: any(['shared', 'none', ''], Math.floor(n / 5))
    }));
    const of = await counted('unit', rows);
    const [first, ...others] = steps.map((id) => of(id));
    expect(first!.denominator).toBeGreaterThan(100);
    for (const { denominator, n } of others) expect([denominator, n]).toEqual([first!.denominator, first!.n]);
  });
});
