import type { Estimate } from '../../estimates/estimates';
import { formatCountOf } from '../../i18n/format';
import { appearanceOf, isRanked } from '../appearance';
import { shownTarget } from '../sentence';
import type { AreaMark, IndicatorMark } from '../subject';

type Find = (indicator: string, area: string) => Estimate | undefined;

/** Whether the order by an indicator's shortfall is one of units or people. */
export const goesByCount = (areas: readonly AreaMark[], { id }: IndicatorMark, estimateOf: Find): boolean =>
  areas.some(({ code }) => estimateOf(id, code)?.shortfall);

/** What an order by units or people goes by, as it is written beside the value; '' where an area is not ranked. */
export function shortfallNumber(estimate: Estimate | undefined, { count }: IndicatorMark): string {
  return estimate?.shortfall == null || !isRanked(appearanceOf(estimate))
    ? ''
    : formatCountOf(estimate.shortfall, count);
}

/**
 * The areas with the largest shortfall of an indicator first: units or people where they are counted, else the distance to the
 * target, else (no target) the worst value. What is not ranked comes last, in the order of the register.
 */
export function byShortfall(areas: readonly AreaMark[], indicator: IndicatorMark, estimateOf: Find): AreaMark[] {
  const counted = goesByCount(areas, indicator, estimateOf);
  const key = (area: AreaMark): [counted: number, distance: number] => {
    const estimate = estimateOf(indicator.id, area.code);
    if (!estimate || estimate.value === null || !isRanked(appearanceOf(estimate))) return [-Infinity, -Infinity];
    const away = (shownTarget(estimate, indicator) ?? 0) - estimate.value;
    return [counted ? (estimate.shortfall ?? 0) : 0, indicator.direction === 'up' ? away : -away];
  };
  const keys = new Map(areas.map((area) => [area.code, key(area)]));
  return [...areas].sort((a, b) => {
    const [countA, awayA] = keys.get(a.code)!;
    const [countB, awayB] = keys.get(b.code)!;
    return countA !== countB ? countB - countA : awayA === awayB ? 0 : awayB - awayA;
  });
}

/** The areas that miss most targets first: those below their targets, then those near; of equals those furthest from their targets. */
export function byMisses(
  areas: readonly AreaMark[],
  indicators: readonly IndicatorMark[],
  estimateOf: Find
): AreaMark[] {
  const misses = new Map(
    areas.map((area) => {
      const appearances = indicators.map((indicator) => appearanceOf(estimateOf(indicator.id, area.code)));
      const count = (appearance: string) => appearances.filter((one) => one === appearance).length;
      const away = indicators.reduce(
        (sum, indicator) => sum + shortfall(estimateOf(indicator.id, area.code), indicator),
        0
      );
      return [area.code, { missed: count('below') * 1000 + count('near'), away }];
    })
  );
  return [...areas].sort((a, b) => {
    const [one, other] = [misses.get(a.code)!, misses.get(b.code)!];
    return other.missed - one.missed || other.away - one.away;
  });
}

/** How much of its target is missing; 0 where it is reached, or not to be judged. */
function shortfall(estimate: Estimate | undefined, indicator: IndicatorMark): number {
  const target = shownTarget(estimate, indicator);
  if (!target || !estimate || estimate.value === null || !isRanked(appearanceOf(estimate))) return 0;
  const away = indicator.direction === 'up' ? target - estimate.value : estimate.value - target;
  return Math.max(0, away / Math.abs(target));
}
