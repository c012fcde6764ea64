import type { PsuTotals } from './design';

/** An estimate and its linearisation: near it, it moves as Σ w (y · yWeight + x · xWeight) over the rows of a domain does. */
export interface Linear {
  value: number;
  totals: PsuTotals;
  yWeight: number;
  xWeight: number;
}

/** Σwy; as R's survey::svytotal. */
export function totalOf(totals: PsuTotals): Linear {
  return { value: sumOf(totals, 'y'), totals, yWeight: 1, xWeight: 0 };
}

/**
 * y / x: a mean or a proportion where x is 1 on every row, of a domain where the groups are its own; as R's survey::svyratio and svymean.
 * @returns null of an empty denominator
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.5
 */
export function ratioOf(totals: PsuTotals): Linear | null {
  const x = sumOf(totals, 'x');
  if (!(x > 0)) return null;
  const value = sumOf(totals, 'y') / x;
  return { value, totals, yWeight: 1 / x, xWeight: -value / x };
}

/**
 * What share of a whole a part is, by the denominator x of both: two terms whose sum it is.
 * @param part and @param whole of one measure and partition
 */
export function shareOf(part: PsuTotals, whole: PsuTotals): Linear[] {
  const x = sumOf(whole, 'x');
  const value = sumOf(part, 'x') / x;
  return [
    { value, totals: part, yWeight: 0, xWeight: 1 / x },
    { value: 0, totals: whole, yWeight: 0, xWeight: -value / x }
  ];
}

export function sumOf({ sums, groups }: PsuTotals, name: keyof PsuTotals['sums']): number {
  let sum = 0;
  for (const group of groups) sum += sums[name][group]!;
  return sum;
}
