import type { Estimate } from '../../../estimates/estimates';
import { sumInterval } from '../../../estimates/sampled/sumInterval';
import type { Measure } from '../measure';

/** What a measure says of a ratio's sums: of a sum and a count the numerator itself. Nobody is a count of 0. */
export function valued({ kind }: Pick<Measure, 'kind'>, estimate: Estimate): Estimate {
  if (kind !== 'sum' && kind !== 'count') return estimate;
  if (kind === 'count' && estimate.state === 'noMatch')
    return { ...estimate, n: 0, value: 0, numerator: 0, denominator: 0, state: 'zero' };
  if (estimate.value === null) return estimate;
  const known = sumInterval(estimate);
  return {
    ...estimate,
    value: estimate.numerator,
    interval: known?.interval ?? null,
    variance: known?.variance ?? null,
    df: known?.df ?? null,
    few: false
  };
}
