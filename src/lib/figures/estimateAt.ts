import type { MarkOf } from '../charts/mark';
import type { Estimate } from '../estimates/estimates';
import type { Answers } from './answers';
import type { Figure } from './figure';

/** The estimate that a mark stands for; of a group the figure has it. */
export function estimateAt(
  { area, indicator, group, wave }: MarkOf,
  { spec, estimates }: Pick<Figure, 'spec' | 'estimates'>,
  answers: Answers
): Estimate | null {
  const at = wave ?? spec.view.wave;
  const write = (some: Estimate['group']) => JSON.stringify(Object.entries(some).sort());
  if (area === null || indicator === null) return null;
  // what the figure shows goes before what all figures share: it may be of other weights
  const own = estimates.find(
    (one) => one.indicator === indicator && one.area === area && one.wave === at && write(one.group) === write(group)
  );
  if (own || Object.keys(group).length > 0) return own ?? null;
  return answers.estimate(indicator, at, area) ?? finerEstimate(estimates, indicator, at, area);
}

/** That of an area which does not report itself: a figure has it as an area of its own, or as a group of the one that it lies in. */
const finerEstimate = (estimates: Estimate[], indicator: string, wave: string, code: string): Estimate | null =>
  estimates.find(
    (one) =>
      one.indicator === indicator && one.wave === wave && (one.area === code || Object.values(one.group).includes(code))
  ) ?? null;
