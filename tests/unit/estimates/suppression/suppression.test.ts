import { expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { ask } from '../../../../src/lib/estimates/ask';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { referenceSource } from '../cells';
import { indicator, survey, table } from '../survey';

const persons = table('worker', { design: 'sample', hideBelow: 10 });
const joint = indicator('joint', { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' });
const codebook = survey([persons], [joint]);

const some = (count: number, row: Row): Row[] => Array.from({ length: count }, () => ({ form: 'joint', ...row }));

/** Counties A, B and C and the zone Z, of which 12 rows name only the city: nobody is few. */
const many = [
  ...some(20, { area: 'A', size: 's' }),
  ...some(30, { area: 'B', size: 's' }),
  ...some(40, { area: 'C', size: 's' }),
  ...some(1, { area: 'C', size: 's', form: null }),
  ...some(50, { area: 'Z', size: 's' }),
  ...some(12, { area: 'R', size: 's' })
];
/** 8 in A, so that B goes with it. */
const few = [...some(8, { area: 'A', size: 's' }), ...many.filter(({ area }) => area !== 'A')];

async function estimates(
  rows: Row[],
  filters: Record<string, string[]> = {},
  of = codebook
): Promise<Record<string, Estimate>> {
  const areas = [...new Set(rows.map(({ area }) => String(area)))];
  const columns = ['area', 'form', 'size', 'services'];
  const stored = [{ table: 'worker', wave: '1', name: 'worker_1', rows: rows.length, columns, areas }];
  const source = referenceSource(new Map([['worker_1', rows]]));
  const found = await ask(source, of, stored, { waves: ['1'], filters, base: '' });
  return Object.fromEntries(found.map((one) => [one.area, one]));
}

const hidden = (found: Record<string, Estimate>): string[] =>
  Object.values(found).flatMap(({ area, state }) => (state === 'hidden' ? [area] : []));

test('suppression(..) says how many rows are missing where nobody is few, rows that name only the city among them', async () => {
  const found = await estimates(many);
  expect(hidden(found)).toEqual([]);
  expect(found.C).toMatchObject({ n: 40, nonresponse: 1, notEligible: 0 });
  expect(found.R).toMatchObject({ n: 152, nonresponse: 1 });
});

test('suppression(..) tells of no area how many rows are missing where one is hidden', async () => {
  const found = await estimates(few);
  expect(hidden(found)).toEqual(['A', 'B']);
  expect(found.C).toMatchObject({ state: 'value', n: 40, nonresponse: null, notEligible: null });
  expect(found.R).toMatchObject({ state: 'value', n: 140, nonresponse: null, notEligible: null });
});

test('suppression(..) tells of no filtered figure how many rows are missing', async () => {
  const found = await estimates(many, { size: ['s'] });
  expect(hidden(found)).toEqual([]);
  expect(found.C).toMatchObject({ n: 40, nonresponse: null, notEligible: null });
});

test('suppression(..) with two filters does not tell how many rows an area left blank', async () => {
  const silent = [...many.filter(({ area }) => area !== 'C'), ...some(11, { area: 'C', size: 's', form: null })];
  const found = await estimates(silent, { size: ['s'], services: ['legal'] });
  expect(found.C).toMatchObject({ nonresponse: null, notEligible: null });
});

test('suppression(..) of a published table that does not say how many answered shows nothing that it was not sliced by', async () => {
  const published = survey([table('worker', { design: 'aggregated', hideBelow: 10 })], [joint]);
  const filters = { size: ['s'], services: ['legal'] };
  const found = await estimates([{ area: 'A', form: 'joint', size: 'l' }], filters, published);
  expect(found.A).toMatchObject({ state: 'hidden', value: null, crossed: true });
});

test('suppression(..) hides a hidden area with a value that nobody has, too', async () => {
  const found = await estimates(few, { size: ['l'] });
  expect(hidden(found)).toEqual(['A', 'B']);
  expect(found.C).toMatchObject({ n: 0 });
});

test('suppression(..) covers the one area with a value by others that have it, where its margin is hidden', async () => {
  // all 8 of A are small and none of B is: counties - C would be A
  const rows = [
    ...some(8, { area: 'A', size: 's' }),
    ...some(20, { area: 'B', size: 'l' }),
    ...['s', 'l'].flatMap((size) => [...some(20, { area: 'C', size }), ...some(25, { area: 'Z', size })])
  ];
  expect(hidden(await estimates(rows))).toEqual(['A', 'B']);
  expect(hidden(await estimates(rows, { size: ['s'] }))).toEqual(['A', 'B', 'C']);
});
