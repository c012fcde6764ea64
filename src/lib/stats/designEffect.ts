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

/**
 * How many times the variance of a proportion is that of a simple random sample of the same n: p (1 - p) / (n - 1). As R's
 * survey::svymean(deff = "replace"); of a population whose size is given, drawn without replacement, as deff = TRUE.
 * @returns null of nobody or everybody
 * @see Kish (1965), Survey Sampling, 8.2
 */
export function designEffectOf(p: number, variance: number, n: number, population = Infinity): number | null {
  return p > 0 && p < 1 && n > 1 && population > n ? (variance * (n - 1)) / (p * (1 - p) * (1 - n / population)) : null;
}
