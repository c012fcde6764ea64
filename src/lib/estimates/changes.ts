import { compareWaves, tell, type Comparison, type Told } from './compare';
import type { Estimate } from './estimates';

/** A difference between two waves and what may be said of it. */
export type Change = Comparison & { told: Told };

type Pair = readonly [now: Estimate | null | undefined, before: Estimate | null | undefined];

/** The changes that one figure shows, judged together; null where there is nothing to compare. */
export function changes(pairs: readonly Pair[]): (Change | null)[] {
  const compared = pairs.map(([now, before]) => compareWaves(now, before));
  const told = tell(compared);
  return compared.map((one, index) => one && { ...one, told: told[index]! });
}

/** Changes of areas, by indicator and area, of all estimates of a figure that are no sums over areas. */
export function changesOfAreas(
  now: readonly Estimate[],
  before: readonly Estimate[]
): (indicator: string, area: string) => Change | null {
  const place = ({ indicator, area }: Pick<Estimate, 'indicator' | 'area'>) => `${indicator}\n${area}`;
  const areas = now.filter(({ sum }) => sum === undefined);
  const earlier = new Map(before.map((estimate) => [place(estimate), estimate]));
  const found = changes(areas.map((estimate) => [estimate, earlier.get(place(estimate))]));
  const byPlace = new Map(areas.map((estimate, index) => [place(estimate), found[index]!]));
  return (indicator, area) => byPlace.get(place({ indicator, area })) ?? null;
}
