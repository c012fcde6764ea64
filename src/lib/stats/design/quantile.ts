import { studentQuantile } from '../student';
import { covarianceOf } from './contrast';
import { degreesOfFreedom, joined, type PsuTotals } from './design';
import { shareOf, sumOf } from './linear';
import { meanInterval } from './proportionInterval';

/** The rows of one value; weights are its denominator x. */
export interface ValueTotals {
  value: number;
  totals: PsuTotals;
}

export interface Quantile {
  value: number;
  /** 95 %; null where it would reach beyond all values, and without degrees of freedom */
  interval: [number, number] | null;
  standardError: number | null;
}

/**
 * The smallest value that at least a share `p` of the weights does not exceed, and Woodruff's interval: that of the share, turned
 * back into values. As R's survey::svyquantile(qrule = "math", interval.type = "mean").
 * @param values of one measure and partition, each once
 * @see Woodruff (1952), J. Am. Stat. Assoc. 47: 635-646
 */
export function quantile(values: readonly ValueTotals[], p: number): Quantile | null {
  const sorted = values.filter(({ totals }) => sumOf(totals, 'x') > 0).sort((a, b) => a.value - b.value);
  const whole = joined(sorted.map(({ totals }) => totals));
  if (!whole) return null;
  const total = sumOf(whole, 'x');
  let below = 0;
  const cumulated = sorted.map(({ totals }) => (below += sumOf(totals, 'x')));
  const at = (share: number): number => {
    const place = cumulated.findIndex((sum) => sum >= total * share * (1 - 1e-12));
    return sorted[place < 0 ? sorted.length - 1 : place]!.value;
  };
  const value = at(p);
  const part = joined(sorted.flatMap((one) => (one.value <= value ? [one.totals] : [])))!;
  const share = shareOf(part, whole);
  const [variance, df] = [covarianceOf(share, share), degreesOfFreedom([whole])];
  if (variance === null || df < 1) return { value, interval: null, standardError: null };
  const [lower, upper] = meanInterval(share[0]!.value, Math.max(0, variance), df);
  if (lower < 0 || upper > 1 || !(variance > 0)) return { value, interval: null, standardError: null };
  const interval: [number, number] = [at(lower), at(upper)];
  return { value, interval, standardError: (interval[1] - interval[0]) / (2 * studentQuantile(0.05, df)) };
}
