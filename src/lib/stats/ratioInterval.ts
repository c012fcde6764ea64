import { effectiveN } from './designEffect';
import { ratioVariance, type RatioSums } from './ratioVariance';
import { wilsonInterval, Z95 } from './wilsonInterval';

/**
 * 95 % interval of the ratio y / x.
 * @param proportion y and x are 0 or 1 on every row, and y is 1 only where x is: Wilson's interval on the effective
 *   number of rows in the denominator. Otherwise the normal interval of the linearised variance, which can reach beyond 0..1
 * @returns null where it cannot be known: an empty denominator; one row, unless a proportion
 */
export function ratioInterval(sums: RatioSums, proportion: boolean): [number, number] | null {
  if (!(sums.x > 0)) return null;
  const ratio = sums.y / sums.x;
  if (proportion) return wilsonInterval(ratio, effectiveN(sums.x, sums.xx) ?? 0);
  const variance = ratioVariance(sums);
  if (variance === null) return null;
  const half = Z95 * Math.sqrt(variance);
  return [ratio - half, ratio + half];
}
