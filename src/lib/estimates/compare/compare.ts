import { benjaminiHochberg } from '../../stats/benjaminiHochberg';
import type { Overlap } from '../../stats/design/covariance';
import { effectiveN } from '../../stats/designEffect';
import { oneProportion } from '../../stats/oneProportion';
import { ratioVariance } from '../../stats/ratioVariance';
import { studentTails } from '../../stats/student';
import { twoProportions } from '../../stats/twoProportions';
import { welch } from '../../stats/welch';
import { chanceBesideKnown, chanceOfDesigns, hasDesign, type Sampled } from './byDesign';
import { comparison, differentParts } from './change';
import type { Estimate } from '../estimates';
import { spotKey } from '../place';

export interface Comparison {
  /** first value less the second, unrounded, in the scale of the value */
  difference: number;
  /**
   * how often samples would differ so much by chance if nothing differed, on both sides; null between full counts, which
   * have no chance in them; 1 where a sample cannot say how exact it is
   */
  p: number | null;
}

/** certain: a full count · significant and notSignificant: what a sample can and cannot tell from no difference. */
export type Told = 'certain' | 'significant' | 'notSignificant';

/**
 * A value now and in another wave, two samples of their own, a sum over the areas of both; null unless both are values of
 * one definition and part, in no conflict.
 */
export function compareWaves(now: Estimate | null | undefined, before: Estimate | null | undefined): Comparison | null {
  const pair = comparison(now, before);
  return pair && isAlike(pair.now, pair.before) && pair.now.area === pair.before.area && !differentParts(now, before)
    ? independent(pair.now, pair.before)
    : null;
}

/**
 * The values of two areas that share no row; null unless both are values of one definition and wave. A sum over areas
 * beside one that it may hold is `compareWithTotal`'s: here it is refused, unless both are sums (two area types).
 */
export function compareAreas(a: Estimate | null | undefined, b: Estimate | null | undefined): Comparison | null {
  if (!a || !b || !isAlike(a, b) || a.wave !== b.wave || a.area === b.area) return null;
  if ((a.reported === null) !== (b.reported === null)) return null;
  return independent(a, b);
}

/** The values of two groups of one area that share no row; null unless both are values of one definition, part and wave. */
export function compareGroups(a: Estimate | null | undefined, b: Estimate | null | undefined): Comparison | null {
  if (!a || !b || !isAlike(a, b) || a.wave !== b.wave || a.area !== b.area || a.part !== b.part) return null;
  return spotKey(a) === spotKey(b) ? null : independent(a, b);
}

/**
 * An area's value less that of the total that holds it. They share rows, so p is that of the area beside the rest of the
 * total: the two differ exactly when area and rest do. By a design it is that of the difference itself, with its covariance.
 */
export function compareWithTotal(
  area: Estimate | null | undefined,
  total: Estimate | null | undefined
): Comparison | null {
  if (!area || !total || !isAlike(area, total) || area.wave !== total.wave) return null;
  if (area.value === null || total.value === null) return null;
  if (area.part !== total.part) return null;
  const [one, all] = [sampled(area), sampled(total)];
  const p =
    isFull(area) && isFull(total) ? null : chance(one, one && all && (hasDesign(one) ? all : rest(all, one)), 'first');
  return { difference: area.value - total.value, p };
}

/**
 * What people report less what is claimed of them: two definitions of one idea in one area and wave, of which none, one or both are
 * of a sample; null unless both are values, in no conflict.
 */
export function comparePair(
  claimed: Estimate | null | undefined,
  reported: Estimate | null | undefined
): Comparison | null {
  if (!claimed || !reported || claimed.area !== reported.area || claimed.wave !== reported.wave) return null;
  if (claimed.state === 'conflict' || reported.state === 'conflict') return null;
  if (claimed.value === null || reported.value === null) return null;
  const difference = reported.value - claimed.value;
  if (isFull(claimed) && isFull(reported)) return { difference, p: null };
  if (isFull(claimed) === isFull(reported)) return { difference, p: chance(sampled(claimed), sampled(reported)) };
  const [full, sample] = isFull(claimed) ? [claimed, reported] : [reported, claimed];
  return { difference, p: chanceBeside(sample, full.value!) };
}

/** Of a sample beside what a full count knows. */
function chanceBeside(estimate: Estimate, known: number): number {
  const { value, variance, df } = estimate;
  const one = sampled(estimate);
  if (!one || value === null) return 1;
  if (one.proportion && hasDesign(one)) return chanceBesideKnown(one, known);
  if (one.proportion && known >= 0 && known <= 1) {
    const n = effectiveN(one.x, one.xx);
    return n === null ? 1 : oneProportion({ p: one.y / one.x, n }, known);
  }
  return variance === null || df === null ? 1 : studentTails((value - known) / Math.sqrt(variance), df);
}

/**
 * Whether the first of these, the worst or the best, is told from all others: its difference to the next, and the
 * largest p to any of them. That this is a fair test although the first was chosen by its value: Hung & Fithian (2019),
 * Ann. Statist. 47: 758-782.
 */
export function compareFirst([first, ...others]: Estimate[]): Comparison | null {
  const found = others.map((other) => compareAreas(first, other));
  const [next] = found;
  if (!next || found.includes(null)) return null;
  const ps = found.flatMap((one) => one?.p ?? []);
  return { difference: next.difference, p: ps.length > 0 ? Math.max(...ps) : null };
}

/**
 * What may be said of each comparison of one figure: of all its tests that are called significant at most a share `q` is
 * expected to be chance (Benjamini-Hochberg). Give all that the figure shows, or the share is that of another figure.
 */
export function tell(comparisons: Comparison[], q?: number): Told[];
export function tell(comparisons: (Comparison | null)[], q?: number): (Told | null)[];
export function tell(comparisons: (Comparison | null)[], q = 0.05): (Told | null)[] {
  const holds = benjaminiHochberg(
    comparisons.map((one) => one?.p ?? null),
    q
  );
  return comparisons.map((one, index) => {
    if (one === null) return null;
    if (one.p === null) return 'certain';
    return holds[index] ? 'significant' : 'notSignificant';
  });
}

const isAlike = (a: Estimate, b: Estimate): boolean =>
  a.indicator === b.indicator && a.base === b.base && a.state !== 'conflict' && b.state !== 'conflict';

function independent(a: Estimate, b: Estimate): Comparison | null {
  if (a.value === null || b.value === null) return null;
  const [one, other] = [sampled(a), sampled(b)];
  return { difference: a.value - b.value, p: isFull(a) && isFull(b) ? null : chance(one, other, 'none') };
}

/** Weights say that rows stand for others: such a count has an error that nobody has worked out. */
const isFull = ({ sample, weighted }: Estimate): boolean => sample === null && !weighted;

const sampled = ({ n, numerator, denominator, sample }: Estimate): Sampled | null =>
  sample && { n: n ?? 0, y: numerator, x: denominator, ...sample };

/** A total without one of its areas. */
const rest = (total: Sampled, area: Sampled): Sampled => ({
  proportion: total.proportion,
  n: total.n - area.n,
  y: total.y - area.y,
  x: total.x - area.x,
  yy: total.yy - area.yy,
  xy: total.xy - area.xy,
  xx: total.xx - area.xx
});

function chance(a: Sampled | null, b: Sampled | null, overlap?: Overlap): number {
  if (!a || !b || !(a.x > 0) || !(b.x > 0)) return 1;
  if (hasDesign(a) || hasDesign(b)) return chanceOfDesigns(a, b, overlap);
  if (a.proportion && b.proportion) {
    const [n, m] = [effectiveN(a.x, a.xx), effectiveN(b.x, b.xx)];
    return n === null || m === null ? 1 : twoProportions({ p: a.y / a.x, n }, { p: b.y / b.x, n: m });
  }
  const [va, vb] = [ratioVariance(a), ratioVariance(b)];
  if (!va || !vb) return 1;
  return welch({ value: a.y / a.x, variance: va, df: a.n - 1 }, { value: b.y / b.x, variance: vb, df: b.n - 1 });
}
