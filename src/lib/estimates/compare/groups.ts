import { differenceInterval } from '../../stats/differenceInterval';
import type { Estimate } from '../estimates';
import { differenceByDesign } from './byDesign';
import type { Change } from './changes';
import { compareGroups, compareWithTotal, tell, type Comparison, type Told } from './compare';
import { isRanked, isTie } from './rank';

/** How far the best of some groups is from the worst. */
export interface EquityGap {
  best: Estimate;
  worst: Estimate;
  /** of their values, unrounded, never negative */
  size: number;
  /** 95 %; null of a full count */
  interval: [number, number] | null;
  told: Told;
}

export interface GroupsTold {
  /** by group, in their order: it less the total; null where that may not be said */
  beside: (Change | null)[];
  /** null where fewer than two groups can be compared */
  gap: EquityGap | null;
}

/**
 * Groups of one area beside their total and beside each other, told as one family: every group with the total, and every pair of
 * groups, for the best and the worst are chosen among all of them. Who is on too few answers or rows, and who gave no answer, is
 * neither best nor worst.
 * @param overlap one row can be in several groups: a sample cannot tell them from each other
 */
export function tellGroups(
  groups: readonly Estimate[],
  total: Estimate | null,
  direction: 'up' | 'down',
  overlap = false
): GroupsTold {
  const besides = groups.map((one) =>
    total && isRanked(one) && isRanked(total) ? compareWithTotal(one, total) : null
  );
  const ranked = groups.filter((one) => isRanked(one) && !Object.values(one.group).includes(null));
  const pairs = ranked.flatMap((one, at) =>
    ranked.slice(at + 1).map((other) => ({ one, other, found: between(one, other, overlap) }))
  );
  const told = tell([...besides, ...pairs.map(({ found }) => found)]);
  const [worst, best] = endsOf(ranked, direction);
  const at = pairs.findIndex(
    ({ one, other }) => (one === best && other === worst) || (one === worst && other === best)
  );
  const word = told[besides.length + at];
  return {
    beside: besides.map((one, place) => one && { ...one, told: told[place]! }),
    gap: at < 0 || !word ? null : { best: best!, worst: worst!, ...sizeOf(best!, worst!), told: word }
  };
}

/** Of groups that share rows a sample has no p. */
function between(one: Estimate, other: Estimate, overlap: boolean): Comparison | null {
  const found = compareGroups(one, other);
  return found && overlap && found.p !== null ? { ...found, p: 1 } : found;
}

function endsOf(ranked: Estimate[], direction: 'up' | 'down'): [worst?: Estimate, best?: Estimate] {
  const sign = direction === 'up' ? 1 : -1;
  const order = [...ranked].sort((a, b) => sign * (a.value! - b.value!));
  return order.length < 2 ? [] : [order[0]!, order.at(-1)!];
}

function sizeOf(best: Estimate, worst: Estimate): Pick<EquityGap, 'size' | 'interval'> {
  const [high, low] = best.value! >= worst.value! ? [best, worst] : [worst, best];
  const size = isTie(high.value!, low.value!) ? 0 : high.value! - low.value!;
  if (!high.interval || !low.interval) return { size, interval: null };
  const byDesign = differenceByDesign(high, low);
  if (byDesign !== undefined) return { size, interval: byDesign };
  return {
    size,
    interval: differenceInterval(
      { value: high.value!, interval: high.interval },
      { value: low.value!, interval: low.interval }
    )
  };
}
