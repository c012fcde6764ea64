import { differenceByDesign } from '../../../estimates/compare/byDesign';
import { compareGroups, tell, type Told } from '../../../estimates/compare/compare';
import { isRanked } from '../../../estimates/compare/rank';
import type { Estimate } from '../../../estimates/estimates';
import type { Held } from '../../../estimates/sources/differenceStatement';
import { differenceInterval } from '../../../stats/differenceInterval';
import type { Answers } from '../../answers';
import type { Survey } from '../../survey';
import type { CrossedSpec } from '../spec';
import type { Measure } from '../measure';
import { valued } from '../undivided/valued';
import { groupOf, isTotal, partiesOf, type Parties } from './parties';

/** Chosen values together beside the rest. */
export interface Versus extends Parties {
  one: Estimate;
  other: Estimate;
  /** null where they may not be compared */
  found: { difference: number; interval: [number, number] | null; p: number | null; told: Told } | null;
}

/** null where nothing is chosen, or it has not been answered */
export function versusOf(spec: CrossedSpec, survey: Survey, answers: Answers): Versus | null {
  const parties = partiesOf(spec, survey);
  if (!parties) return null;
  const { column, indicator, measure, chosen, rest, query } = parties;
  const [one, other] = [chosen, rest].map((values) => {
    const found = answers
      .further(query)
      ?.find(
        ({ indicator: id, area, wave, group }) =>
          id === indicator.id && area === spec.view.area && wave === spec.view.wave && group[column] === groupOf(values)
      );
    return found && valued(measure, found);
  });
  if (!one || !other) return null;
  return { ...parties, one, other, found: isRanked(one) && isRanked(other) ? between(one, other, measure) : null };
}

/** What comes of both values: their difference; of totals the first's part of both, null where these do not add up to a whole. */
export function heldOf({ one, other, measure, found }: Versus): { held: Held; result: number | null } {
  if (!isTotal(measure)) return { held: 'difference', result: found?.difference ?? null };
  const both = one.value! + other.value!;
  return { held: 'part', result: both > 0 && one.value! >= 0 && other.value! >= 0 ? one.value! / both : null };
}

function between(one: Estimate, other: Estimate, measure: Measure): Versus['found'] {
  // of a full count alone, which has no sampling error
  if (isTotal(measure)) return { difference: one.value! - other.value!, interval: null, p: null, told: 'certain' };
  const compared = compareGroups(one, other);
  if (!compared) return null;
  return { ...compared, interval: intervalOf(one, other), told: tell([compared])[0]! };
}

/** By the design, with the covariance of both; else of two independent samples (Newcombe's of two proportions). */
function intervalOf(one: Estimate, other: Estimate): [number, number] | null {
  if (!one.interval || !other.interval) return null;
  const byDesign = differenceByDesign(one, other);
  if (byDesign !== undefined) return byDesign;
  return differenceInterval(
    { value: one.value!, interval: one.interval },
    { value: other.value!, interval: other.interval }
  );
}
