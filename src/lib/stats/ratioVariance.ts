/** Sums over the n rows of a weighted sample: x = Σwx, y = Σwy, yy = Σw²y², xy = Σw²xy, xx = Σw²x². */
export interface RatioSums {
  n: number;
  y: number;
  x: number;
  yy: number;
  xy: number;
  xx: number;
}

/**
 * Variance of the ratio y / x by linearisation, rows drawn with replacement, no strata, no clusters:
 * n/(n-1) · Σw²(y - Rx)² / (Σwx)². As R's survey::svyratio for svydesign(ids = ~1, weights = ~w).
 * Strata or clusters would need these sums per stratum and cluster, added up here with a correction of each stratum's own.
 * @returns null with fewer than two rows or a denominator that is not positive
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.6
 */
export function ratioVariance({ n, y, x, yy, xy, xx }: RatioSums): number | null {
  if (n < 2 || !(x > 0)) return null;
  const ratio = y / x;
  const residuals = yy - 2 * ratio * xy + ratio ** 2 * xx;
  const rounding = 1e-13 * (yy + Math.abs(2 * ratio * xy) + ratio ** 2 * xx);
  return residuals <= rounding ? 0 : ((n / (n - 1)) * residuals) / x ** 2;
}
