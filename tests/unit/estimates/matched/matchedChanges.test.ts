import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TableSpec } from '../../../../src/lib/codebook/codebook';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../../src/lib/engine/engine';
import { matchedChanges, matchedQuery } from '../../../../src/lib/estimates/matched/matchedChanges';
import { duckdbMatched } from '../../../../src/lib/estimates/sources/duckdbMatched';
import { nativeEngine } from '../../../nativeEngine';
import { indicator, load, survey, table } from '../survey';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const rate = indicator('rate');
const mean = indicator('mean', { numerator: 'members', denominator: '1', format: 'number' });
const unit = (unit_id: string | null, members: number | null, employees: number, change: Row = {}): Row => ({
  unit_id,
  area: 'A',
  size: 's',
  members,
  employees,
  ...change
});

async function changes(
  before: Row[],
  now: Row[],
  change: Partial<TableSpec> = {},
  asked = rate,
  filters: Record<string, string[]> = {}
) {
  const codebook = survey([table('unit', { key: ['unit_id'], ...change })], [rate, mean]);
  const stored = [await load(engine, 'unit', '2013', before), await load(engine, 'unit', '2014', now)];
  const query = { indicator: asked, before: '2013', now: '2014', filters };
  const found = await matchedChanges(duckdbMatched(engine), codebook, stored, query);
  return (area: string) => found?.find((one) => one.area === area) ?? null;
}

test('matchedChanges(..) is over the units of both waves only: 3 of 10 and 5 of 10, whoever came or left; a full count has no interval', async () => {
  const of = await changes([unit('a', 3, 10), unit('left', 99, 100)], [unit('A ', 5, 10), unit('came', 0, 100)]);
  const counts = { before: { numerator: 3, denominator: 10 }, now: { numerator: 5, denominator: 10 } };
  const values = { before: 0.3, now: 0.5, counts, difference: 0.2, interval: null };
  expect(of('R')).toEqual({ area: 'R', matched: 1, n: 1, ...values });
});

test('a unit that stands in two rows of a wave, or in none that tells it, is in no sum: nothing is counted twice', async () => {
  const before = [unit('a', 1, 10), unit('b', 2, 10), unit(null, 9, 10)];
  const now = [unit('a', 2, 10), unit('b', 3, 10), unit('b', 4, 10, { size: 'l' }), unit(null, 9, 10)];
  expect((await changes(before, now))('R')).toMatchObject({ matched: 1, n: 1, before: 0.1, now: 0.2 });
  // neither where a filter would keep one of the two rows
  expect((await changes(before, now, {}, rate, { size: ['s'] }))('R')).toMatchObject({ matched: 1, n: 1 });
});

test('a unit that left a blank in either wave is matched and in neither value', async () => {
  const of = await changes([unit('a', 1, 10), unit('b', null, 10)], [unit('a', 2, 10), unit('b', 9, 10)]);
  expect(of('R')).toMatchObject({ matched: 2, n: 1, before: 0.1, now: 0.2 });
});

test('a unit counts where it lies now, and by what it says now; areas add up to their type and the root', async () => {
  const before = [unit('a', 1, 10), unit('b', 2, 10), unit('c', 3, 10)];
  const now = [unit('a', 4, 10, { area: 'B' }), unit('b', 5, 10, { size: 'l' }), unit('c', 6, 10)];
  const of = await changes(before, now);
  expect(of('A')).toMatchObject({ n: 2, before: 0.25, now: 0.55 });
  expect(of('B')).toMatchObject({ n: 1, before: 0.1, now: 0.4 });
  expect(of('R/county')).toMatchObject({ n: 3, before: 0.2, now: 0.5 });
  expect(of('C')).toMatchObject({ n: 0, difference: null });
  expect((await changes(before, now, {}, rate, { size: ['l'] }))('R')).toMatchObject({ n: 1, before: 0.2, now: 0.5 });
});

test('of a sample the interval is that of the paired t test: R’s sleep, 1.58 with 0.7001142 to 2.4598858', async () => {
  const [one, two] = [
    [7, -16, -2, -12, -1, 34, 37, 8, 0, 20],
    [19, 8, 11, 1, -1, 44, 55, 16, 46, 34]
  ];
  const rows = (hours: number[]) => hours.map((members, at) => unit(`s${at}`, members, 1));
  const of = await changes(rows(one!), rows(two!), { design: 'sample', interval: true }, mean);
  // the hours are tenths there
  expect(of('R')!.difference).toBeCloseTo(15.8, 10);
  expect(of('R')!.interval![0]).toBeCloseTo(7.001142, 5);
  expect(of('R')!.interval![1]).toBeCloseTo(24.598858, 5);
  const drawn = await changes(rows(one!), rows(two!), { design: 'sample', interval: true, stratum: 'size' }, mean);
  expect(drawn('R')).toMatchObject({ interval: null });
});

test('persons, tables of sums and tables without a key are not matched', async () => {
  const rows = [unit('a', 1, 10)];
  for (const change of [{ hideBelow: 10 }, { design: 'aggregated' as const }, { key: [] }])
    expect((await changes(rows, rows, change))('R')).toBeNull();
});

test('fates(..) says of every complete row why it is in the sums or not: nobody is lost', async () => {
  const before = [unit('a', 1, 10), unit('left', 9, 10), unit('b', 2, 10), unit('blank', null, 10), unit('c', 1, 10)];
  const now = [
    ...[unit('a', 2, 10, { area: 'B' }), unit('came', 1, 10), unit('b', 3, 10), unit('b', 4, 10)],
    ...[unit('blank', 5, 10), unit('c', 1, 10, { size: 'l' })]
  ];
  const codebook = survey([table('unit', { key: ['unit_id'] })], [rate, mean]);
  const stored = [await load(engine, 'unit', '2013', before), await load(engine, 'unit', '2014', now)];
  const asked = matchedQuery(codebook, stored, {
    indicator: rate,
    before: '2013',
    now: '2014',
    filters: { size: ['s'] }
  });
  const found = await duckdbMatched(engine).fates(asked!);
  const sorted = found
    .map((one) => [one.fate, one.area, one.areaBefore, Number(one.now), Number(one.before)])
    .sort((a, b) => (String(a) < String(b) ? -1 : 1));
  expect(sorted).toEqual([
    ['blank', 'A', 'A', 1, 0],
    ['both', 'B', 'A', 1, 1],
    ['only', null, 'A', 0, 1],
    ['only', 'A', null, 1, 0],
    ['outside', 'A', 'A', 0, 1],
    ['several', 'A', 'A', 2, 1]
  ]);
});
