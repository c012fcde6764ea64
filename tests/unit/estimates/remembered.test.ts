import { expect, test, vi } from 'vitest';
import type { Cell, CellSource, CellQuery } from '../../../src/lib/estimates/question';
import { pack, questionKey, rememberedSource } from '../../../src/lib/estimates/sources/remembered';

const question: CellQuery = {
  editions: [{ wave: '2014', name: 'unit_0123456789abcdef', columns: ['area'] }],
  keys: [{ name: 'area', column: 'area', groups: null }],
  sets: [
    { name: 'areas', keys: ['area'] },
    { name: 'all', keys: [] }
  ],
  measures: [
    {
      id: 'M',
      universe: null,
      numerator: { type: 'number', value: 1 },
      denominator: { type: 'number', value: 1 },
      relevant: null
    }
  ],
  where: null,
  weight: null,
  n: null,
  squares: false
};
const cell = (set: string, key: Cell['key'], n: number): Cell => ({
  measure: 'M',
  wave: '2014',
  set,
  key,
  rows: n + 3,
  weighted: 0,
  n,
  missing: 2,
  notAsked: 1,
  w: 0,
  y: 0.1 + 0.2,
  x: n,
  ww: 0,
  yy: 0,
  xy: 0,
  xx: 0
});
const cells = [cell('areas', { area: 'A' }, 4), cell('areas', { area: null }, 1), cell('all', {}, 5)];
const other = (): CellSource => ({ cells: vi.fn(async () => []), statement: () => 'SELECT 1' });
const remembered = { stored: [], answers: { [questionKey(question)]: pack(cells, question) } };

test('rememberedSource(remembered, other) gives back the cells that were packed, after a trip through JSON', async () => {
  const source = rememberedSource(JSON.parse(JSON.stringify(remembered)), other());
  expect(await source.cells(question)).toEqual(cells);
});

test('rememberedSource(remembered, other) asks the other source when the content of a table or a filter differs', async () => {
  const engine = other();
  const source = rememberedSource(remembered, engine);
  const newer = { ...question, editions: [{ ...question.editions[0]!, name: 'unit_fedcba9876543210' }] };
  const filtered: CellQuery = { ...question, where: { type: 'in', column: 'area', values: ['A'], negated: false } };
  expect(await source.cells(newer)).toEqual([]);
  expect(await source.cells(filtered)).toEqual([]);
  expect(engine.cells).toHaveBeenCalledTimes(2);
});
