import type { SameAreas, Estimate } from '../estimates';

/**
 * Two waves of one area or sum, a sum over the areas of both waves; null where that cannot be had. What is left out is to be
 * said wherever it is used.
 */
export function comparison(now: Estimate | null | undefined, before: Estimate | null | undefined): SameAreas | null {
  if (!now || !before) return null;
  const restricted = now.sum?.restricted[before.wave];
  return restricted === undefined ? { now, before, areas: [], excluded: [] } : restricted;
}

/**
 * Whether another part was the largest in the other wave: two needs, of which neither is known to have changed. A sum is
 * judged over the areas of both waves.
 */
export function differentParts(now: Estimate | null | undefined, before: Estimate | null | undefined): boolean {
  const pair = comparison(now, before);
  return pair !== null && isClear(pair.now) && isClear(pair.before) && pair.now.part !== pair.before.part;
}

/** Difference of values to another wave, unrounded, in the scale of the value; null unless both have one to compare, of the same part. */
export function change(now: Estimate | null | undefined, before: Estimate | null | undefined): number | null {
  const pair = comparison(now, before);
  return pair && isClear(pair.now) && isClear(pair.before) && pair.now.part === pair.before.part
    ? pair.now.value! - pair.before.value!
    : null;
}

const isClear = ({ value, state }: Estimate): boolean => value !== null && state !== 'conflict';
