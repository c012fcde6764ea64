import type { Estimate } from '../estimates';

/**
 * An estimate that says nothing but that it is suppressed.
 * @param crossed because of the filters or groups, whatever the numbers are
 */
export function suppressed<Some extends Estimate>(
  { other: _, effectiveN: __, weighted: ___, ...estimate }: Some,
  crossed: boolean
): Some {
  return {
    ...estimate,
    n: null,
    numerator: 0,
    denominator: 0,
    value: null,
    interval: null,
    variance: null,
    df: null,
    sample: null,
    nonresponse: null,
    notEligible: null,
    shortfall: null,
    state: 'hidden',
    status: null,
    unreliable: false,
    ...(crossed ? { crossed } : {}),
    few: false,
    ...(estimate.sum ? { sum: { ...estimate.sum, conflicts: [], ownShortfall: null, apart: 0 } } : {})
  } as Some;
}
