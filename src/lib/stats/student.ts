import { incompleteBeta } from './incompleteBeta';

/**
 * How likely Student's t is to be further from 0 than `t`, on both sides: the p of a t test.
 * @param df degrees of freedom, positive; may be fractional
 * @see Abramowitz & Stegun (1964), 26.7.1: P(|T| > t) = I(df / (df + t²); df/2, 1/2)
 */
export function studentTails(t: number, df: number): number {
  const tt = t * t;
  return incompleteBeta(df / (df + tt), tt / (df + tt), df / 2, 0.5);
}

/** The t that Student's t exceeds, on both sides, with probability `p` in 0..1: at 0.05 the factor of a 95 % interval. */
export function studentQuantile(p: number, df: number): number {
  let [low, high] = [0, 1];
  while (studentTails(high, df) > p) [low, high] = [high, high * 2];
  for (let middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
    if (studentTails(middle, df) > p) low = middle;
    else high = middle;
  }
  return high;
}
