import type { Estimate } from '../../estimates/estimates';
import { placeKey } from '../../estimates/place';
import { rank } from '../../estimates/compare/rank';
import { compareNames } from '../../i18n/format';
import { appearanceOf, isRanked, type Appearance } from '../appearance';
import { byAreaType, type AreaMark, type IndicatorMark, type AreaTypeMark } from '../subject';

export interface RankedAreas {
  type: AreaTypeMark;
  /** best first; equal values in the order of their names */
  ranked: AreaMark[];
  /** place of each ranked area, by code: equals share one and the next is skipped */
  places: Map<string, number>;
  /** few rows and small samples by value, then conflicts, imprecise, hidden, not applicable and not reported ones */
  unranked: AreaMark[];
}

const last: Appearance[] = [
  'few',
  'unreliable',
  'conflict',
  'imprecise',
  'hidden',
  'noMatch',
  'notApplicable',
  'unconfirmed',
  'notReported'
];

/** Every area under its type, in order of the indicator; an area is never left out, nor ranked by a number that cannot be trusted. */
export function rankByAreaType(
  areas: readonly AreaMark[],
  areaTypes: readonly AreaTypeMark[],
  indicator: IndicatorMark,
  estimateOf: (area: string) => Estimate | undefined
): RankedAreas[] {
  const value = (area: AreaMark) => estimateOf(area.code)?.value ?? 0;
  const byName = compareNames();
  const better = (a: AreaMark, b: AreaMark) =>
    (value(b) - value(a)) * (indicator.direction === 'up' ? 1 : -1) || byName(a.label, b.label);
  const place = (area: AreaMark) => last.indexOf(appearanceOf(estimateOf(area.code)));
  return byAreaType(areas, areaTypes).map((group) => ({
    type: group.type,
    places: placesOf(
      group.areas.flatMap((area) => estimateOf(area.code) ?? []),
      indicator.direction
    ),
    ranked: group.areas.filter((area) => isRanked(appearanceOf(estimateOf(area.code)))).sort(better),
    unranked: group.areas
      .filter((area) => !isRanked(appearanceOf(estimateOf(area.code))))
      .sort((a, b) => place(a) - place(b) || better(a, b))
  }));
}

function placesOf(estimates: Estimate[], direction: 'up' | 'down'): Map<string, number> {
  const places = rank(estimates, direction);
  return new Map(
    estimates.flatMap((one) => {
      const place = places.get(placeKey(one));
      return place === undefined ? [] : [[one.area, place]];
    })
  );
}

/** The first and last `ends` of a ranking and what is chosen between; null stands for those left out. */
export function keepEnds(ranked: AreaMark[], ends: number | null, selected: readonly string[]): (AreaMark | null)[] {
  if (ends === null || ranked.length <= 2 * ends + 1) return ranked;
  const kept = ranked.map((area, i) =>
    i < ends || i >= ranked.length - ends || selected.includes(area.code) ? area : null
  );
  return kept.filter((area, i) => area !== null || kept[i - 1] !== null);
}
