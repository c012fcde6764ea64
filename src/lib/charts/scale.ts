import { scaleLinear, type ScaleLinear } from 'd3';
import type { Estimate } from '../estimates/estimates';
import { shownTarget } from './sentence';
import type { IndicatorMark } from './subject';

/**
 * The scale on which values of one indicator are drawn: it holds zero, all values, intervals and targets.
 * Conflicts (over 100 %) do not stretch it: they are clipped. Percentages reach 100 unless none is over `close`.
 */
export function valueScale(
  indicator: IndicatorMark,
  estimates: readonly Estimate[],
  range: [number, number],
  close = 0.6
): ScaleLinear<number, number> {
  const values = estimates
    .filter((estimate) => estimate.state !== 'conflict')
    .flatMap((estimate) => [estimate.value, ...(estimate.interval ?? []), shownTarget(estimate, indicator)])
    .filter((value) => value !== null);
  const lower = Math.min(0, ...values);
  const upper = Math.max(0, indicator.target ?? 0, ...values);
  const end = indicator.format === 'percent' && upper > close ? Math.max(1, upper) : upper || 1;
  return scaleLinear([lower, end], range).nice(5).clamp(true);
}
