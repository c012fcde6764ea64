import type { Cell } from './question';

const SUMS = ['rows', 'weighted', 'n', 'missing', 'notAsked', 'w', 'y', 'x', 'ww', 'yy', 'xy', 'xx'] as const;

/** The cell of all rows of some cells of one measure and wave; null of none. */
export function addCells(cells: Cell[]): Cell | null {
  const [first, ...others] = cells;
  if (!first) return null;
  const sum = { ...first, key: {} };
  for (const cell of others) for (const name of SUMS) sum[name] += cell[name];
  return sum;
}
