import { covariance, varianceOf, type Overlap } from './covariance';
import { degreesOfFreedom } from './design';
import type { Linear } from './linear';

/** A number that a sample tells, and how exactly. */
export interface Contrast {
  value: number;
  /** null where rows that two of its terms share are not known, and where there are no degrees of freedom */
  variance: number | null;
  df: number;
}

/**
 * Σ weight · estimate with the covariances of all: a difference is weighed 1 and -1, estimates of two designs are independent. As
 * R's survey::svycontrast of svyby(covmat = TRUE).
 * Degrees of freedom: of one design those of all its domains together; of several Satterthwaite's.
 * @see Satterthwaite (1946), Biometrics Bulletin 2: 110-114
 */
export function contrast(terms: readonly Linear[], weights: readonly number[]): Contrast {
  const value = terms.reduce((sum, term, at) => sum + weights[at]! * term.value, 0);
  const weighed = terms.map((term, at) => scaled(term, weights[at]!));
  const byDesign = new Map<string, Linear[]>();
  for (const term of weighed) {
    const { id } = term.totals.design;
    byDesign.set(id, [...(byDesign.get(id) ?? []), term]);
  }
  const parts = [...byDesign.values()].map((some) => ({
    variance: covarianceOf(some, some),
    df: degreesOfFreedom(some.map(({ totals }) => totals))
  }));
  const known = parts.flatMap(({ variance, df }) => (variance === null || df < 1 ? [] : [{ variance, df }]));
  if (known.length < parts.length) return { value, variance: null, df: 0 };
  const variance = known.reduce((sum, part) => sum + part.variance, 0);
  const df = variance ** 2 / known.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  return { value, variance, df: known.length === 1 ? known[0]!.df : df };
}

/**
 * The first less the second, of one design.
 * @param overlap of two measures not given: which rows both count is known of groups of one partition only
 */
export function difference(a: Linear, b: Linear, overlap?: Overlap): Contrast {
  const [both, df] = [covariance(a, b, overlap), degreesOfFreedom([a.totals, b.totals], overlap === 'none')];
  const value = a.value - b.value;
  if (both === null || df < 1) return { value, variance: null, df: 0 };
  return { value, variance: varianceOf(a) + varianceOf(b) - 2 * both, df };
}

/** Covariance of two sums of estimates. */
export function covarianceOf(some: readonly Linear[], others: readonly Linear[]): number | null {
  let sum = 0;
  for (const a of some) {
    for (const b of others) {
      const one = covariance(a, b);
      if (one === null) return null;
      sum += one;
    }
  }
  return sum;
}

const scaled = (term: Linear, by: number): Linear => ({
  ...term,
  value: by * term.value,
  yWeight: by * term.yWeight,
  xWeight: by * term.xWeight
});
