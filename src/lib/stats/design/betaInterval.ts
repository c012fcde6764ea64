import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { effectiveAnswers } from './proportionInterval';

/**
 * 95 % of a proportion by Korn and Graubard's interval: Clopper and Pearson's on effective answers p (1 - p) / variance, fewer where
 * the design has fewer degrees of freedom; as R's survey::svyciprop(method = "beta").
 * Load it lazily: its quantile weighs 52 kB.
 * @param n rows of the design
 * @returns null of nobody or everybody (`extremeInterval`), and without a variance
 * @see Korn & Graubard (1998), Surv. Methodol. 24: 193-201
 */
export function betaInterval(p: number, variance: number, n: number, df: number): [number, number] | null {
  if (!(p > 0 && p < 1 && variance > 0)) return null;
  const answers = effectiveAnswers((p * (1 - p)) / variance, n, df);
  return [
    betaQuantile(0.025, answers * p, answers * (1 - p) + 1),
    betaQuantile(0.975, answers * p + 1, answers * (1 - p))
  ];
}
