import { columnsOf } from '../../codebook/expression/columnsOf';
import type { Predicate } from '../../codebook/expression/expression';
import type { StoredTable } from '../../tables/store/stored';
import { columnsUsed, type Key, type Measure, type WaveTable } from './cellQuery';

/**
 * A stored table as a question reads it: with those columns of a person's own that it asks for, so that an answer is remembered by
 * what they mean, and a question that asks for none is the same whatever is defined.
 */
export function waveTableOf({ wave, name, columns, own = [] }: StoredTable, asked: ReadonlySet<string>): WaveTable {
  if (own.length === 0) return { wave, name, columns };
  const unasked = new Set(own.flatMap((one) => (asked.has(one.name) ? [] : [one.name])));
  const read = own.filter((one) => asked.has(one.name));
  const there = columns.filter((column) => !unasked.has(column));
  return { wave, name, columns: there, ...(read.length > 0 ? { own: read } : {}) };
}

interface Asking {
  keys?: Key[];
  measures?: Measure[];
  where: Predicate | null;
  columns?: string[];
}

/** The columns that a question names. */
export const columnsAsked = ({ keys = [], measures = [], where, columns = [] }: Asking): Set<string> =>
  new Set([
    ...columns,
    ...keys.map(({ column }) => column),
    ...measures.flatMap((one) => [...columnsUsed(one), ...(one.relevant ? columnsOf(one.relevant) : [])]),
    ...(where ? columnsOf(where) : [])
  ]);
