import { compareAreas, tell, type Comparison } from '../../estimates/compare/compare';
import { isTie } from '../../estimates/compare/rank';
import type { Ranked } from './results';

/** More areas than this are counted, not named. */
export const NAMED = 3;

/** The first of an order, and whoever ties with it. */
export const tied = (ordered: Ranked[]): Ranked[] => ordered.filter(({ value }) => isTie(value, ordered[0]!.value));

/**
 * Who of a full count is furthest behind: the first with all that tie with it, and the next when it too is far from its
 * target, if that makes few enough to be named.
 */
export function furthest(ordered: Ranked[]): Ranked[] {
  const worst = tied(ordered);
  const [next] = ordered.slice(worst.length);
  if (worst.length > 1 || next?.status !== 'below') return worst;
  const both = [...worst, ...tied(ordered.slice(worst.length))];
  return both.length > NAMED ? worst : both;
}

/** The fewest first of a sample that are told from all others; null when no three or fewer are. */
export function toldApart(ordered: Ranked[]): Ranked[] | null {
  const counts = [1, 2, 3].filter((count) => count < ordered.length);
  const told = tell(counts.map((count) => separation(ordered.slice(0, count), ordered.slice(count))));
  const count = counts.find((_, index) => told[index] !== null && told[index] !== 'notSignificant');
  return count === undefined ? null : ordered.slice(0, count);
}

/** Of all pairs the one that is hardest to tell. */
function separation(some: Ranked[], others: Ranked[]): Comparison | null {
  const pairs = some.flatMap((one) => others.map((other) => compareAreas(one, other)));
  return pairs.reduce((hardest, pair) =>
    hardest && pair && (pair.p ?? 0) > (hardest.p ?? 0) ? pair : pair && hardest
  );
}
