import type { Indicator } from '../codebook/codebook';
import type { Estimate, Standing } from './estimates';
import { standingOf } from './target';

/**
 * What may be said of a value against its target. A full count stands where its value stands. A sample is said to reach
 * or to miss the target only when its whole interval does, at the target itself still reaching; else it is undecided, as
 * it is without an interval. One that surely misses is near or below by its value: that is said of the estimate, and
 * only the miss of the population.
 */
export function verdict(
  { value, interval, sample }: { value: number } & Pick<Estimate, 'interval' | 'sample'>,
  target: number | null,
  indicator: Pick<Indicator, 'direction'>,
  near: number | null
): Standing | null {
  const standing = standingOf(value, target, indicator, near);
  if (standing === null || sample === null) return standing;
  const reached = interval?.map((limit) => standingOf(limit, target, indicator, near) === 'reached') ?? [];
  const [lower, upper] = reached;
  return lower === undefined || lower !== upper ? 'undecided' : standing;
}
