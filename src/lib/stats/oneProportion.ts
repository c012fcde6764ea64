import { normalTails } from './normalTails';
import type { Proportion } from './twoProportions';

/**
 * The p of a sampled proportion against one that is known: the score test, whose acceptance is Wilson's interval.
 * @param known proportion of a full count, 0..1
 * @see Agresti & Coull (1998), Am. Stat. 52: 119-126
 */
export function oneProportion({ p, n }: Proportion, known: number): number {
  const variance = (known * (1 - known)) / n;
  // nobody, or everybody: one answer that is otherwise tells that it is not so
  if (!(variance > 0)) return p === known ? 1 : 0;
  return normalTails((p - known) / Math.sqrt(variance));
}
