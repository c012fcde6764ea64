import type { Estimate } from '../estimates';
import { kept, type UnitRows } from './unitRows';

/** What listed rows add up to. */
export interface CountedRows {
  n: number;
  numerator: number;
  denominator: number;
  nonresponse: number;
  notEligible: number;
}

export function countRows(rows: UnitRows): CountedRows {
  const sums = { n: 0, numerator: 0, denominator: 0, nonresponse: 0, notEligible: 0 };
  for (let row = 0; row < rows.length; row += 1) {
    if (rows.kept[row] === kept.complete) sums.n += 1;
    else if (rows.kept[row] === kept.nonresponse) sums.nonresponse += 1;
    else sums.notEligible += 1;
    sums.numerator += rows.y[row]!;
    sums.denominator += rows.x[row]!;
  }
  return sums;
}

/** A list is that of a number where its rows are those that the number was counted from. */
export function isOf(counted: CountedRows, estimate: Estimate): boolean {
  const same = (a: number, b: number | null) => b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  return (['n', 'numerator', 'denominator', 'nonresponse', 'notEligible'] as const).every((name) =>
    same(counted[name], estimate[name])
  );
}
