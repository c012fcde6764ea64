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
  const codes = new Uint32Array(vector.length);
  const values: Value[] = [];
  const known = new Map<Value, number>();
  let row = 0;
  for (const raw of vector as Iterable<unknown>) {
    const value = plain(raw);
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = values.push(value) - 1));
    codes[row++] = code;
  }
  return { codes, values };
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
  const isNumber = column.type === 'number';
  const length = isNumber ? column.values.length : column.length;
  const codes = new Uint32Array(length);
  const values: Value[] = [];
  const known = new Map<Value, number>();
  for (let row = 0; row < length; row++) {
    const value = answerAt(column, row);
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = values.push(value) - 1));
    codes[row] = code;
  }
  return { codes, values };
}

/** The column of a table that does not have it. */
export const nothing = (length: number): Column => ({ codes: new Uint32Array(length), values: [null] });

function plain(raw: unknown): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'string' || typeof raw === 'number') return raw;
  if (typeof raw === 'bigint' || typeof raw === 'boolean') return Number(raw);
  throw new TypeError(`columnOf: ${typeof raw} is no answer`);
}
