import { effectiveN } from './designEffect';
import { ratioVariance, type RatioSums } from './ratioVariance';
import { studentQuantile } from './student';
import { wilsonInterval } from './wilsonInterval';

/**
 * 95 % interval of the ratio y / x.
 * @param proportion y and x are 0 or 1 on every row, and y is 1 only where x is: Wilson's interval on the effective
 *   number of rows in the denominator. Otherwise Student's t with n - 1 degrees of freedom on the linearised variance, as
 *   R's confint(survey::svyratio(..), df = n - 1), which can reach beyond 0..1
 * @returns null where it cannot be known: an empty denominator; and, unless a proportion, one row or rows that all agree,
 *   of which the sample shows no spread
 */
export function ratioInterval(sums: RatioSums, proportion: boolean): [number, number] | null {
  if (!(sums.x > 0)) return null;
  const ratio = sums.y / sums.x;
  if (proportion) return wilsonInterval(ratio, effectiveN(sums.x, sums.xx) ?? 0);
  const variance = ratioVariance(sums);
  if (!variance) return null;
  const half = factorOf(sums.n - 1) * Math.sqrt(variance);
  return [ratio - half, ratio + half];
}

const factors = new Map<number, number>();

/** Many indicators of the same persons have the same degrees of freedom, and finding the factor takes longer than all else about an estimate. */
function factorOf(df: number): number {
  let factor = factors.get(df);
  if (factor === undefined) {
    factor = studentQuantile(0.05, df);
    if (factors.size >= 1000) factors.clear();
    factors.set(df, factor);
  }
  return factor;
}
