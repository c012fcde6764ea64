import type { Estimate } from '../estimates';
import { placeKey, type PlaceKey } from '../place';

/** Whether an estimate may be compared in a list: it has a value that is neither a conflict nor on too few answers or rows. */
export function isRanked({ value, state, unreliable, few }: Estimate): boolean {
  return value !== null && !unreliable && !few && (state === 'value' || state === 'zero');
}

/**
 * Equal but for what binary numbers cannot hold. Two values that only print alike are no tie: who ranks them prints one
 * decimal more.
 */
export const isTie = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

/**
 * Places in a list, the best first, by unrounded value: ties share a place and the next is skipped (1 2 2 4).
 * @param estimates of one indicator and wave, the areas of one type
 * @returns by place; who may not be ranked is absent
 */
export function rank(estimates: Estimate[], direction: 'up' | 'down'): Map<PlaceKey, number> {
  const ranked = estimates.filter(isRanked);
  const better = ({ value: a }: Estimate, { value: b }: Estimate) =>
    !isTie(a!, b!) && (direction === 'up' ? a! > b! : a! < b!);
  return new Map(ranked.map((one) => [placeKey(one), 1 + ranked.filter((other) => better(other, one)).length]));
}
