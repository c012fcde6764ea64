import type { Estimate } from '../estimates';
import { valueless } from '../valueless';

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
    ...valueless,
    n: null,
    nonresponse: null,
    notEligible: null,
    state: 'hidden',
    ...(crossed ? { crossed } : {}),
    ...(estimate.sum ? { sum: { ...estimate.sum, conflicts: [], ownShortfall: null, apart: 0 } } : {})
  } as Some;
}
