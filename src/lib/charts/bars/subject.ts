import type { Estimate } from '../../estimates/estimates';
import type { AreaMark, IndicatorMark, AreaTypeMark } from '../subject';

export interface BarsSubject {
  /** of one indicator and one wave; others are left aside */
  estimates: Estimate[];
  /** of the wave before, drawn as hollow dots */
  previous?: Estimate[];
  areas: AreaMark[];
  areaTypes: AreaTypeMark[];
  indicator: IndicatorMark;
  /** codes of the areas that are the point; the others go light */
  selected?: string[];
  /** by area: what the value would be if all that did not report were covered */
  silence?: Record<string, number>;
  /** show only so many of the first and of the last of each type */
  ends?: number | null;
  /** the total that the areas are parts of: a thin line at its value where there is no target */
  total?: { label: string; estimate: Estimate | undefined };
  /** places, changes in words and every sign of a verdict stand beside the bars */
  told?: boolean;
  /** names of the waves */
  wave?: string;
  previousWave?: string;
}

/** The estimates that the bars are of, of both waves: their changes are told as one family. */
export function estimatesOf({ areas, indicator, estimates, previous = [] }: BarsSubject): [Estimate[], Estimate[]] {
  const drawn = new Set(areas.map(({ code }) => code));
  const isDrawn = (estimate: Estimate) => estimate.indicator === indicator.id && drawn.has(estimate.area);
  return [estimates.filter(isDrawn), previous.filter(isDrawn)];
}
