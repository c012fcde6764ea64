import { expect, test, vi } from 'vitest';
import type { CellQuery } from '../../../../src/lib/estimates/cells/cellQuery';
import { pack, questionKey, precomputedSource } from '../../../../src/lib/estimates/sources/precomputed';
import { blockOf, cellsOf, queryOf, sourceOf, type Cell } from '../cells';

const query: CellQuery = {
  ...queryOf('unit_0123456789abcdef'),
  sets: [
    { name: 'areas', keys: ['area'] },
    { name: 'all', keys: [] }
  ]
};
const cell = (set: string, key: Cell['key'], n: number): Cell => ({
  measure: 'M',
  wave: '2014',
  set,
  key,
  rows: n + 3,
  weighted: 0,
  n,
  nonresponse: 2,
  notEligible: 1,
  w: 0,
  y: 0.1 + 0.2,
  x: n,
  ww: 0,
  yy: 0,
  xy: 0,
  xx: 0
});
const cells = [cell('areas', { area: 'A' }, 4), cell('areas', { area: null }, 1), cell('all', {}, 5)];
const other = () => sourceOf(vi.fn(async () => blockOf([])));
const precomputed = { stored: [], answers: { [questionKey(query)]: pack(query, blockOf(cells)) } };

test('precomputedSource(precomputed, other) gives back the cells that were packed, after a trip through JSON', async () => {
  const source = precomputedSource(JSON.parse(JSON.stringify(precomputed)), other());
  expect(cellsOf(await source.cells(query))).toEqual(cells);
});

test('precomputedSource(precomputed, other).peek(question) has what is precomputed at hand, as the same block each time, and nothing else', () => {
  const engine = other();
  const source = precomputedSource(precomputed, engine);
  const block = source.peek(query);
  expect(block && cellsOf(block)).toEqual(cells);
  expect(source.peek(query)).toBe(block);
  expect(source.peek({ ...query, weight: 'weight' })).toBeNull();
  expect(engine.cells).not.toHaveBeenCalled();
});

test('precomputedSource(precomputed, other) answers what a wider precomputed question holds, under the names that it is asked by', () => {
  const source = precomputedSource(precomputed, other());
  const [measure] = query.measures;
  const narrow = { ...query, sets: [{ name: 'whole', keys: [] }], measures: [{ ...measure!, id: 'mine' }] };
  expect(cellsOf(source.peek(narrow)!)).toEqual([{ ...cells[2]!, set: 'whole', measure: 'mine' }]);
});

test('precomputedSource(precomputed, other) can answer what is precomputed, though the other source cannot', () => {
  const source = precomputedSource(precomputed, { ...other(), can: () => false });
  expect(source.can(query)).toBe(true);
  expect(source.can({ ...query, weight: 'weight' })).toBe(false);
});

test('precomputedSource(precomputed, other) asks the other source when the content of a table or a filter differs', async () => {
  const engine = other();
  const source = precomputedSource(precomputed, engine);
  const newer = { ...query, waveTables: [{ ...query.waveTables[0]!, name: 'unit_fedcba9876543210' }] };
  const filtered: CellQuery = { ...query, where: { type: 'in', column: 'area', values: ['A'], negated: false } };
  expect(cellsOf(await source.cells(newer))).toEqual([]);
  expect(cellsOf(await source.cells(filtered))).toEqual([]);
  expect(engine.cells).toHaveBeenCalledTimes(2);
});
