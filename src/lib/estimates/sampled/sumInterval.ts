import { varianceOf } from '../../stats/design/covariance';
import { degreesOfFreedom } from '../../stats/design/design';
import { totalOf } from '../../stats/design/linear';
import { meanInterval } from '../../stats/design/proportionInterval';
import type { Estimate } from '../estimates';

/** How exactly a sample knows a numerator: the weighted sum itself. */
export interface SumInterval {
  value: number;
  variance: number;
  df: number;
  interval: [number, number];
}

/**
 * Student's t on the variance of the weighted sum: by the design of the table, or as rows drawn one by one in each area; as R's
 * survey::svytotal and confint(.., df).
 * @returns null of a full count, of what is suppressed, and where a sample cannot say how exact it is
 */
export function sumInterval({ sample, numerator, n }: Estimate): SumInterval | null {
  if (!sample || n === null) return null;
  const { psus, yy } = sample;
  const [variance, df] = psus
    ? [varianceOf(totalOf(psus)), degreesOfFreedom([psus])]
    : psus === null
      ? [0, 0]
      : [n > 1 ? (n / (n - 1)) * (yy - numerator ** 2 / n) : 0, n - 1];
  if (df < 1 || !(variance > 0)) return null;
  return { value: numerator, variance, df, interval: meanInterval(numerator, variance, df) };
}
