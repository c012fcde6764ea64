import type { Value } from './column';

/** By what the engine sorts by: numbers as such, text by its code points, what is missing last. */
export function ranked(values: readonly Value[], descending: boolean): Uint32Array {
  const order = [...values.keys()].sort((a, b) => compare(values[a]!, values[b]!, descending));
  const ranks = new Uint32Array(values.length);
  for (const [rank, at] of order.entries()) ranks[at] = rank;
  return ranks;
}

function compare(a: Value, b: Value, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const difference = typeof a === 'number' && typeof b === 'number' ? a - b : byCodePoint(String(a), String(b));
  return descending ? -difference : difference;
}

/** UTF-16 puts what is written with two units before what is written with one of the last ones. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
