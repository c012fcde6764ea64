import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook } from '../../../src/lib/codebook/codebook';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask } from '../../../src/lib/estimates/ask';
import { change, comparison } from '../../../src/lib/estimates/compare/change';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { nativeEngine } from '../../nativeEngine';
import { indicator, load, survey, table, times } from './survey';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

type Answers = (area: string, wave?: string, id?: string) => Estimate;

/** Estimates of one table, by area and wave; 2014 unless told otherwise. */
async function answers(codebook: Codebook, waves: Record<string, Row[]>): Promise<Answers> {
  const { name } = codebook.tables[0]!;
  const stored = await Promise.all(Object.entries(waves).map(([wave, rows]) => load(engine, name, wave, rows)));
  const query = { waves: Object.keys(waves).sort(), filters: {}, base: '' };
  const estimates = await ask(duckdbSource(engine), codebook, stored, query);
  return (area, wave = '2014', id = codebook.indicators[0]!.id) =>
    estimates.find((one) => one.area === area && one.wave === wave && one.indicator === id)!;
}

const row = (area: string, members: number | null, employees: number | null) => ({ area, members, employees });
const census = survey([table('unit')], [indicator('O03')]);
const register = survey([table('unit', { design: 'aggregated' })], [indicator('O03')]);

describe('ask(..): a row of the whole among its parts', () => {
  test('of a census it is a row without a district: in the root, in no district or kind', async () => {
    const of = await answers(census, { '2014': [row('R', 30, 50), row('A', 1, 10), row('B', 2, 10), row('Z', 3, 10)] });
    expect(of('R')).toMatchObject({ numerator: 36, denominator: 80, n: 4, reported: { areas: 3, of: 4 } });
    expect(of('R').sum).toMatchObject({ apart: 1 });
    expect(of('R/county')).toMatchObject({ numerator: 3, denominator: 20, n: 2 });
    expect([of('A').n, of('B').n, of('C').n, of('Z').n]).toEqual([1, 1, 0, 1]);
  });

  test('one unit of the city among 20 of districts does not make the headline "100 %, 1 of 1"', async () => {
    const share = survey(
      [table('unit')],
      [indicator('O01', { numerator: `1 WHERE form = 'joint'`, denominator: '1' })]
    );
    const unit = (area: string, form: string) => ({ area, form });
    const of = await answers(share, {
      '2014': [unit('R', 'joint'), ...times(10, unit('A', 'joint')), ...times(10, unit('B', 'none'))]
    });
    expect(of('R')).toMatchObject({ numerator: 11, denominator: 21, n: 21 });
  });

  test('of a register it does not stand where districts reported: their sum does, with what the row says beside it', async () => {
    const of = await answers(register, { '2014': [row('R', 60, 100), row('A', 10, 20), row('B', 15, 20)] });
    expect(of('R')).toMatchObject({ numerator: 25, denominator: 40, reported: { areas: 2, of: 4 } });
    expect(of('R').other).toEqual({ from: 'row', numerator: 60, denominator: 100, value: 0.6 });
    expect(of('R/county')).toMatchObject({ numerator: 25, denominator: 40 });
  });

  test('of a register it stands where no district has an answer', async () => {
    const of = await answers(register, { '2014': [row('R', 60, 100), row('A', null, 20)] });
    expect(of('R')).toMatchObject({ numerator: 60, denominator: 100, shortfall: 32, reported: { areas: 0, of: 4 } });
    expect(of('R').other).toBeUndefined();
    expect(of('A').state).toBe('notReported');
  });

  test('of a published table (ownTotal) it stands, with the sum of the areas beside it', async () => {
    const published = survey([table('unit', { design: 'aggregated', ownTotal: true })], [indicator('O03')]);
    const of = await answers(published, { '2014': [row('R', 60, 100), row('A', 10, 20), row('B', 15, 20)] });
    expect(of('R')).toMatchObject({ numerator: 60, denominator: 100, shortfall: 32, reported: { areas: 2, of: 4 } });
    expect(of('R').other).toEqual({ from: 'parts', numerator: 25, denominator: 40, value: 0.625 });
    expect(of('R/county')).toMatchObject({ numerator: 25, denominator: 40 });
  });

  test('of a county among its townships: in a register only the townships count, in a census all rows do', async () => {
    const rows = [row('A', 9, 10), row('town', 1, 10), row('B', 5, 10)];
    const counted = await answers(register, { '2014': rows });
    expect(counted('A')).toMatchObject({ numerator: 1, denominator: 10 });
    expect(counted('A').other).toEqual({ from: 'row', numerator: 9, denominator: 10, value: 0.9 });
    expect(counted('R')).toMatchObject({ numerator: 6, denominator: 20 });
    const all = await answers(census, { '2014': rows });
    expect(all('A')).toMatchObject({ numerator: 10, denominator: 20, n: 2 });
    expect(all('R')).toMatchObject({ numerator: 15, denominator: 30, n: 3 });
  });

  test('of an area between the root and those that report: apart in a census, in a register only where none of its parts answers', async () => {
    const between = { code: 'town', parent: 'R', type: 'town', column: null, row: null, aliases: [] };
    const within = (codebook: Codebook): Codebook => ({
      ...codebook,
      areas: codebook.areas.map((area) =>
        area.code === 'town' ? { ...area, ...between } : area.code === 'B' ? { ...area, parent: 'town' } : area
      )
    });
    const rows = [row('town', 9, 10), row('A', 1, 10)];
    const counted = await answers(within(register), { '2014': [...rows, row('B', 2, 10)] });
    expect(counted('R')).toMatchObject({ numerator: 3, denominator: 20 });
    const alone = await answers(within(register), { '2014': rows });
    expect(alone('R')).toMatchObject({ numerator: 10, denominator: 20 });
    const all = await answers(within(census), { '2014': [...rows, row('B', 2, 10)] });
    expect(all('R')).toMatchObject({ numerator: 12, denominator: 30, n: 3 });
    expect(all('R/county')).toMatchObject({ numerator: 3, denominator: 20 });
  });

  test('of persons it is never found by subtraction: three of the root hide as many kinds as keep them hidden', async () => {
    const persons = survey(
      [table('worker', { design: 'sample', hideBelow: 10 })],
      [indicator('S03', { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' })]
    );
    const person = (area: string) => ({ area, form: 'joint' });
    const of = await answers(persons, {
      '2014': [
        ...times(3, person('R')),
        ...times(40, person('A')),
        ...times(50, person('B')),
        ...times(30, person('Z'))
      ]
    });
    expect(of('R')).toMatchObject({ state: 'value', n: 123 });
    expect([of('R/county').state, of('R/zone').state]).toContain('hidden');
    const known = ['R/county', 'R/zone'].reduce((sum, area) => sum + (of(area).n ?? 0), 0);
    expect(123 - known).toBeGreaterThanOrEqual(10);
    expect(of('R').sum!.apart).toBe(0);
  });
});

describe('ask(..): more than the whole in one area', () => {
  const stations = [row('A', 6, 4), row('B', 1, 4), row('C', 2, 4), row('Z', 4, 4)];

  test.each([
    ['a register', register],
    ['a census', census]
  ])('of %s is in no sum: 6 of 4 fill no hole of the others', async (_, codebook) => {
    const of = await answers(codebook, { '2014': stations });
    expect(of('A')).toMatchObject({ state: 'conflict', value: 1.5, shortfall: null });
    expect(of('R')).toMatchObject({ numerator: 7, denominator: 12, state: 'value', reported: { areas: 4, of: 4 } });
    expect(of('R').sum!.conflicts).toEqual(['A']);
    expect(of('R/county')).toMatchObject({ numerator: 3, denominator: 8, shortfall: 5, sum: { conflicts: ['A'] } });
    expect(of('R/zone').sum!.conflicts).toEqual([]);
  });

  test('in every area is a conflict of the sum, too', async () => {
    const of = await answers(register, { '2014': [row('A', 6, 4), row('B', 5, 4)] });
    expect(of('R')).toMatchObject({ state: 'conflict', numerator: 11, denominator: 8, sum: { conflicts: [] } });
  });
});

describe('ask(..): what is lacking', () => {
  test('of a sum is that of its areas together, 42 + 0 + 1 + 0, beside its own: 92 % of 305 is 280.6, less 246 is 35', async () => {
    const of = await answers(census, {
      '2014': [row('A', 50, 100), row('B', 100, 100), row('C', 4, 5), row('Z', 92, 100)]
    });
    expect(['A', 'B', 'C', 'Z'].map((area) => of(area).shortfall)).toEqual([42, 0, 1, 0]);
    expect(of('R').shortfall).toBe(43);
    expect(of('R').sum).toMatchObject({ ownShortfall: 35, ownTargets: false });
    // an area past its target lacks nothing, but what it has beyond fills holes in the sum's own: 8 of B, 0.4 of rounding up in C
    expect(43 - 35).toBe(8);
  });

  test('to targets of their own is said to be so', async () => {
    const own = {
      ...census,
      targets: [{ indicator: 'O03', area: 'A', period: '2014', value: 0.5, provisional: false }]
    };
    const of = await answers(own, { '2014': [row('A', 40, 100), row('B', 90, 100)] });
    expect([of('A').shortfall, of('B').shortfall, of('R').shortfall]).toEqual([10, 2, 12]);
    expect(of('R').sum).toMatchObject({ ownTargets: true, ownShortfall: 54 });
    expect(of('R/zone').sum).toMatchObject({ ownTargets: false });
  });
});

describe('comparison(now, before) and change(now, before)', () => {
  const before = [row('A', 50, 100), row('B', 80, 100), row('Z', 90, 100)];

  test('of a sum are over the areas of both waves: A rose by 2, the city did not fall by 21', async () => {
    const of = await answers(census, { '2013': before, '2014': [row('A', 52, 100)] });
    const [now, then] = [of('R'), of('R', '2013')];
    expect(now.value! - then.value!).toBeCloseTo(0.52 - 220 / 300, 12);
    expect(change(now, then)).toBeCloseTo(0.02, 12);
    expect(comparison(now, then)).toMatchObject({ areas: ['A'], excluded: ['B', 'Z'] });
    expect(comparison(now, then)!.before).toMatchObject({ area: 'R', wave: '2013', numerator: 50, denominator: 100 });
    expect(change(of('R/county'), of('R/county', '2013'))).toBeCloseTo(0.02, 12);
    expect(change(of('R/zone'), of('R/zone', '2013'))).toBeNull();
    expect(change(of('A'), of('A', '2013'))).toBeCloseTo(0.02, 12);
  });

  test('of the same areas are those of the sums, and nothing is left out', async () => {
    const of = await answers(census, { '2013': before, '2014': [row('R', 5, 10), ...before] });
    expect(comparison(of('R'), of('R', '2013'))).toEqual({
      now: of('R'),
      before: of('R', '2013'),
      areas: [],
      excluded: []
    });
  });

  test('leave out rows without a district where any district is left out: they may be of it', async () => {
    const of = await answers(census, { '2013': before, '2014': [row('R', 0, 900), row('A', 52, 100)] });
    expect(change(of('R'), of('R', '2013'))).toBeCloseTo(0.02, 12);
  });

  test('leave out an area that is in conflict in one of the waves', async () => {
    const of = await answers(register, {
      '2013': [row('A', 6, 4), row('B', 2, 4)],
      '2014': [row('A', 1, 4), row('B', 3, 4)]
    });
    expect(change(of('R'), of('R', '2013'))).toBe(0.25);
    expect(comparison(of('R'), of('R', '2013'))).toMatchObject({ areas: ['B'], excluded: ['A'] });
    expect(change(of('A'), of('A', '2013'))).toBeNull();
  });

  test('of no common area, and of a row of the whole against some districts, are none', async () => {
    const apart = await answers(census, { '2013': [row('A', 1, 2)], '2014': [row('B', 1, 2)] });
    expect(change(apart('R'), apart('R', '2013'))).toBeNull();
    const whole = await answers(register, { '2013': [row('R', 1, 2)], '2014': [row('A', 1, 2)] });
    expect(change(whole('R'), whole('R', '2013'))).toBeNull();
    const both = await answers(register, { '2013': [row('R', 1, 4)], '2014': [row('R', 2, 4)] });
    expect(change(both('R'), both('R', '2013'))).toBe(0.25);
  });

  test('of persons are none where any of the areas is hidden: the difference to the whole sum would give it away', async () => {
    const persons = survey(
      [table('worker', { design: 'sample', hideBelow: 10 })],
      [indicator('S03', { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' })]
    );
    const person = (area: string, form = 'joint') => ({ area, form });
    const full = [...times(40, person('A')), ...times(40, person('B')), ...times(40, person('C', 'none'))];
    const few = await answers(persons, { '2013': [...full, ...times(4, person('Z'))], '2014': full });
    expect(few('Z', '2013').state).toBe('hidden');
    expect(change(few('R'), few('R', '2013'))).toBeNull();
    const many = await answers(persons, { '2013': [...full, ...times(30, person('Z'))], '2014': full });
    expect(change(many('R'), many('R', '2013'))).toBe(0);
  });

  test('of the largest part are over the areas of both waves', async () => {
    const part = (id: string, numerator: string) =>
      indicator(id, { partOf: 'S06', numerator, denominator: 'employees', format: 'point' });
    const whole = survey(
      [table('unit')],
      [indicator('S06', { combine: 'max', format: 'point' }), part('one', 'members'), part('two', 'answers')]
    );
    const both = (area: string, members: number, answers: number) => ({ ...row(area, members, 10), answers });
    const of = await answers(whole, { '2013': [both('A', 2, 1), both('B', 9, 9)], '2014': [both('A', 5, 3)] });
    expect(change(of('R', '2014', 'S06'), of('R', '2013', 'S06'))).toBeCloseTo(0.3, 12);
  });
});

test('ask(..): the effective n decides what is few: 40 answers of which one weighs as much as 39 are 3.9, too few to be shown, and as much as 9 are 19.2', async () => {
  const weighed = survey(
    [table('worker', { design: 'sample', weight: 'weight', unreliableBelow: 30 })],
    [indicator('S03', { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' })]
  );
  const person = (area: string, weight: number) => ({ area, form: 'joint', weight });
  const of = await answers(weighed, {
    '2014': [
      ...[...times(39, person('A', 1)), person('A', 39), ...times(40, person('B', 2))],
      ...[...times(39, person('C', 1)), person('C', 9)]
    ]
  });
  // (39 + 39)² / (39 + 39²) = 3.9
  expect(of('A')).toMatchObject({ n: 40, state: 'imprecise', value: null, numerator: 0, status: null });
  expect(of('A').effectiveN).toBeCloseTo(3.9, 12);
  expect(of('B')).toMatchObject({ n: 40, effectiveN: 40, unreliable: false });
  // (39 + 9)² / (39 + 9²) = 19.2
  expect(of('C')).toMatchObject({ n: 40, state: 'value', unreliable: true, status: null });
  expect(of('C').effectiveN).toBeCloseTo(19.2, 12);
});

test('ask(..): a row of weight 0 is not asked: it is in no n, no sum and no missing', async () => {
  const weighed = survey([table('unit', { weight: 'weight' })], [indicator('O03')]);
  const of = await answers(weighed, {
    '2014': [
      { ...row('A', 1, 2), weight: 1 },
      { ...row('A', 9, 9), weight: 0 },
      { ...row('B', 1, 2), weight: 2.5 }
    ]
  });
  expect(of('A')).toMatchObject({ numerator: 1, denominator: 2, n: 1, nonresponse: 0, notEligible: 1 });
  expect(of('A').weighted).toBeUndefined();
  expect([of('B').weighted, of('R/county').weighted, of('R').weighted]).toEqual([true, true, true]);
});
