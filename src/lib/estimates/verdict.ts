import type { Indicator } from '../codebook/codebook';
import type { Estimate, Status } from './estimates';
import { statusOf } from './target';

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
): Status | null {
  const status = statusOf(value, target, indicator, near);
  if (status === null || sample === null) return status;
  const reached = interval?.map((limit) => statusOf(limit, target, indicator, near) === 'reached') ?? [];
  const [lower, upper] = reached;
  return lower === undefined || lower !== upper ? 'undecided' : status;
}
