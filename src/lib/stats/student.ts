import { incompleteBeta, logGamma } from './incompleteBeta';

/**
 * How likely Student's t is to be further from 0 than `t`, on both sides: the p of a t test.
 * @param df degrees of freedom, positive; may be fractional
 * @see Abramowitz & Stegun (1964), 26.7.1: P(|T| > t) = I(df / (df + t²); df/2, 1/2)
 */
export function studentTails(t: number, df: number): number {
  const tt = t * t;
  return incompleteBeta(df / (df + tt), tt / (df + tt), df / 2, 0.5);
}

/**
 * The t that Student's t exceeds, on both sides, with probability `p` in 0..1: at 0.05 the factor of a 95 % interval. The tails are
 * convex, so that Newton's steps from 0 never go too far.
 */
export function studentQuantile(p: number, df: number): number {
  for (let t = 0; ;) {
    const next = t + (studentTails(t, df) - p) / (2 * studentDensity(t, df));
    if (!(next > t * (1 + 1e-14))) return t;
    t = next;
  }
}

/** @see Abramowitz & Stegun (1964), 26.7.2 */
function studentDensity(t: number, df: number): number {
  const half = (df + 1) / 2;
  return Math.exp(logGamma(half) - logGamma(df / 2) - half * Math.log1p((t * t) / df)) / Math.sqrt(df * Math.PI);
}
