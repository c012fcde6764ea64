import type { Vector } from 'apache-arrow';
import { answerAt, type RowColumn } from '../../units/unitRows';

export type Value = number | string | null;

/** A column as a dictionary: what each row says is `values[codes[row]]`. */
export interface Column {
  codes: Uint32Array;
  /** each once */
  values: Value[];
}

/** A column of an answer of the engine's. A date is its ISO text, as it is where the engine compares it with one. */
export function columnOf(vector: Vector): Column {
  const { column, put } = coder(vector.length);
  let row = 0;
  for (const raw of vector as Iterable<unknown>) put(row++, plain(raw));
  return column;
}

/** A column of listed rows. */
export function dictionary(column: RowColumn): Column {
  if (column.type === 'code') {
    const { words } = column;
    // a typed array's own `map` and `from` take ten times as long
    const codes = new Uint32Array(column.codes.length);
    for (let row = 0; row < codes.length; row++) {
      const code = column.codes[row]!;
      codes[row] = code < 0 ? words.length : code;
    }
    return { codes, values: [...words, null] };
  }
  const length = column.type === 'number' ? column.values.length : column.length;
  const made = coder(length);
  for (let row = 0; row < length; row++) made.put(row, answerAt(column, row));
  return made.column;
}

/** A dictionary that takes one value after the other. */
function coder(length: number): { column: Column; put: (row: number, value: Value) => void } {
  const column: Column = { codes: new Uint32Array(length), values: [] };
  const known = new Map<Value, number>();
  return {
    column,
    put(row, value) {
      let code = known.get(value);
      if (code === undefined) known.set(value, (code = column.values.push(value) - 1));
      column.codes[row] = code;
    }
  };
}

/** The column of a table that does not have it. */
export const nothing = (length: number): Column => ({ codes: new Uint32Array(length), values: [null] });

function plain(raw: unknown): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'string' || typeof raw === 'number') return raw;
  if (typeof raw === 'bigint' || typeof raw === 'boolean') return Number(raw);
  throw new TypeError(`columnOf: ${typeof raw} is no answer`);
}
