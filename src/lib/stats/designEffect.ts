/**
 * Kish's design effect from unequal weights.
 * @param sum total weight of the n respondents
 * @param sumOfSquares total of their squared weights
 * @returns at least 1; n divided by it is the effective sample size. null when nobody was asked
 * @see Kish (1992), J. Off. Stat. 8: 183-200
 */
export function designEffect(n: number, sum: number, sumOfSquares: number): number | null {
  return sum > 0 ? (n * sumOfSquares) / sum ** 2 : null;
}

/** Answers of equal weight that would be as precise: n / designEffect. null when nobody was asked. */
export function effectiveN(sum: number, sumOfSquares: number): number | null {
  return sumOfSquares > 0 ? sum ** 2 / sumOfSquares : null;
}
