import { compareWaves, tell, type Comparison, type Told } from './compare';
import type { Estimate } from '../estimates';
import { placeKey, type Place } from '../place';

/** A difference between two waves and what may be said of it. */
export type Change = Comparison & { told: Told };

type Pair = readonly [now: Estimate | null | undefined, before: Estimate | null | undefined];

/** The changes that one figure shows, judged together; null where there is nothing to compare. */
export function changes(pairs: readonly Pair[]): (Change | null)[] {
  const compared = pairs.map(([now, before]) => compareWaves(now, before));
  const told = tell(compared);
  return compared.map((one, index) => one && { ...one, told: told[index]! });
}

/**
 * Changes of areas, by their estimate in the wave that is looked at; judged together with those of all estimates of a figure
 * that are no sums over areas.
 */
export function changesOfAreas(
  now: readonly Estimate[],
  before: readonly Estimate[]
): (now: Place | null | undefined) => Change | null {
  const inAnyWave = (place: Place) => placeKey({ ...place, wave: '' });
  const areas = now.filter(({ sum }) => sum === undefined);
  const earlier = new Map(before.map((estimate) => [inAnyWave(estimate), estimate]));
  const found = changes(areas.map((estimate) => [estimate, earlier.get(inAnyWave(estimate))]));
  const byPlace = new Map(areas.map((estimate, index) => [placeKey(estimate), found[index]!]));
  return (place) => (place ? (byPlace.get(placeKey(place)) ?? null) : null);
}
