import { normalTails } from './normalTails';

/** A proportion 0..1 and the answers it rests on, which may be an effective number. */
export interface Proportion {
  p: number;
  n: number;
}

/**
 * The p of a difference of two independent proportions: Pearson's chi-squared test with the N - 1 correction. Like
 * Wilson's interval it asks how a sample varies if nothing differs, so that 0 of 30 and 30 of 30 have an answer too.
 * @see Campbell (2007), Statist. Med. 26: 3661-3675
 */
export function twoProportions(a: Proportion, b: Proportion): number {
  const total = a.n + b.n;
  const common = (a.p * a.n + b.p * b.n) / total;
  const variance = common * (1 - common) * (1 / a.n + 1 / b.n);
  if (!(variance > 0)) return 1;
  return normalTails((a.p - b.p) * Math.sqrt(Math.max(0, total - 1) / total / variance));
}
