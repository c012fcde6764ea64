import type { Table, Vector } from 'apache-arrow';
import type { RowColumn, UnitRows } from '../units/unitRows';
import type { Listed } from './unitsStatement';

/**
 * Listed rows in columns, in the order of the columns.
 * @param found what `listsStatement` gives; null: there is no table
 * @param words of the columns whose codes come as numbers
 */
export function readUnits(
  columns: readonly Listed[],
  found: Table | null,
  words: Record<string, string[]>
): Pick<UnitRows, 'length' | 'columns'> {
  // the list of no rows at all is null
  const list = (name: string) => (found?.getChild(name)?.get(0) ?? null) as Vector | null;
  const length = list(columns[0]?.name ?? '')?.length ?? 0;
  return {
    length,
    columns: new Map(columns.map((one) => [one.name, columnOf(list(one.name), one, length, words[one.name])]))
  };
}

function columnOf(list: Vector | null, { type }: Listed, length: number, words: string[] = []): RowColumn {
  if (type === 'number') return { type: 'number', values: valuesOf(list, new Float64Array(length)) };
  if (type === 'code') return { type: 'code', codes: valuesOf(list, new Int32Array(length)), words };
  if (type === 'words') return { type: 'code', ...codesOf(list, length) };
  return {
    type: 'text',
    length,
    at: (row) => {
      const value = list?.get(row) as unknown;
      return value === null || value === undefined ? null : String(value);
    }
  };
}

/** The values of a list without NULL. */
function valuesOf<Values extends Float64Array | Int32Array>(list: Vector | null, into: Values): Values {
  let at = 0;
  for (const { values, length } of list?.data ?? []) {
    into.set(values as Values, at);
    at += length;
  }
  return into;
}

/** Codes of words, in the order in which they come. */
function codesOf(list: Vector | null, length: number): { codes: Int32Array; words: string[] } {
  const places = new Map<string, number>();
  const codes = new Int32Array(length).fill(-1);
  for (let row = 0; row < length; row += 1) {
    const word: unknown = list?.get(row);
    if (word === null || word === undefined) continue;
    const place = places.get(String(word)) ?? places.size;
    places.set(String(word), place);
    codes[row] = place;
  }
  return { codes, words: [...places.keys()] };
}
