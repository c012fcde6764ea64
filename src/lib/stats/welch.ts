import { studentTails } from './student';

/** A mean or ratio and how exactly a sample knows it. */
export interface Measured {
  value: number;
  variance: number;
  df: number;
}

/**
 * The p of a difference of two independent samples that need not vary alike.
 * @see Welch (1947), Biometrika 34: 28-35; degrees of freedom by Satterthwaite (1946), Biometrics Bulletin 2: 110-114
 */
export function welch(a: Measured, b: Measured): number {
  const variance = a.variance + b.variance;
  const df = variance ** 2 / (a.variance ** 2 / a.df + b.variance ** 2 / b.df);
  return studentTails((a.value - b.value) / Math.sqrt(variance), df);
}
