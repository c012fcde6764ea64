import { studentQuantile } from '../student';

type Interval = [number, number];

/** 95 % of a mean, a total, a ratio or a difference: Student's t on the design's degrees of freedom; as R's confint(.., df). */
export function meanInterval(value: number, variance: number, df: number): Interval {
  const half = studentQuantile(0.05, df) * Math.sqrt(variance);
  return [value - half, value + half];
}

/**
 * 95 % of a proportion by Student's t on its logit, never beyond 0..1; as R's survey::svyciprop(method = "logit").
 * @returns null of nobody or everybody, whose logit is not finite
 * @see Korn & Graubard (1999), Analysis of Health Surveys, 3.2
 */
export function logitInterval(p: number, variance: number, df: number): Interval | null {
  if (!(p > 0 && p < 1)) return null;
  const half = (studentQuantile(0.05, df) * Math.sqrt(variance)) / (p * (1 - p));
  const at = (logit: number) => 1 / (1 + Math.exp(-logit));
  const logit = Math.log(p / (1 - p));
  return [at(logit - half), at(logit + half)];
}

/**
 * 95 % of nobody (p = 0) or everybody (p = 1), of whom a sample shows no spread: Korn and Graubard's interval, Clopper and Pearson's
 * on effective answers, which is 1 - 0.025^(1/n) here.
 * @param effective answers of equal weight that would be as precise, by the weights
 * @param n answers @param df degrees of freedom of the design
 * @see Korn & Graubard (1998), Surv. Methodol. 24: 193-201; that effective answers are those of the weights where the variance is 0:
 *   after Parker et al. (2017), NCHS Vital Health Stat. 2(175), which takes n there
 */
export function extremeInterval(p: 0 | 1, effective: number, n: number, df: number): Interval {
  const reach = 1 - 0.025 ** (1 / effectiveAnswers(effective, n, df));
  return p === 0 ? [0, reach] : [1 - reach, 1];
}

/** Effective answers, fewer where the design has fewer degrees of freedom than answers. */
export function effectiveAnswers(effective: number, n: number, df: number): number {
  return n > 1 ? effective * (studentQuantile(0.05, n - 1) / studentQuantile(0.05, df)) ** 2 : effective;
}
