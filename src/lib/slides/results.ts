import type { Area, Codebook, Indicator } from '../codebook/codebook';
import type { Estimate } from '../estimates/estimates';

/** All that sentences are made from: the estimates of one wave, those of the wave before ([] for a first wave), their codebook. */
export interface Results {
  codebook: Codebook;
  estimates: Estimate[];
  previous: Estimate[];
}

const ungrouped = ({ group }: Estimate) => Object.values(group).every((value) => value === null);

/** The estimate of one area, undivided; undefined when it was not asked for. */
export function estimateOf(estimates: Estimate[], indicator: Indicator, area: string): Estimate | undefined {
  return estimates.find(
    (e) => e.area === area && e.indicator === indicator.id && e.base === indicator.base && ungrouped(e)
  );
}

/** Reporting areas with their estimates, in the order of kinds. */
export function areaEstimates(codebook: Codebook, estimates: Estimate[], indicator: Indicator): Estimate[] {
  return reportingAreas(codebook)
    .map(({ code }) => estimateOf(estimates, indicator, code))
    .filter((estimate) => estimate !== undefined);
}

function reportingAreas(codebook: Codebook): Area[] {
  const kinds = codebook.kinds.filter(({ reporting }) => reporting);
  return kinds.flatMap(({ name }) =>
    codebook.areas.filter(({ kind, code }) => kind === name && code !== codebook.root)
  );
}

/** Has a value that may be compared: not hidden, not in conflict, not on too few answers. */
export function comparable(estimate: Estimate | undefined): estimate is Estimate & { value: number } {
  return (
    estimate !== undefined &&
    (estimate.state === 'value' || estimate.state === 'zero') &&
    estimate.value !== null &&
    !estimate.unreliable
  );
}

export type Ranked = Estimate & { value: number };

/** The first kind of area of which two or more can be compared, worst first; null when there is none. */
export function ranking(
  codebook: Codebook,
  estimates: Estimate[],
  indicator: Indicator
): { kind: string; worstFirst: Ranked[] } | null {
  const known = areaEstimates(codebook, estimates, indicator).filter(comparable);
  const kinds = new Map(codebook.areas.map(({ code, kind }) => [code, kind]));
  const sign = indicator.direction === 'up' ? 1 : -1;
  for (const { name } of codebook.kinds) {
    const worstFirst = known.filter(({ area }) => kinds.get(area) === name).sort((a, b) => sign * (a.value - b.value));
    if (worstFirst.length >= 2) return { kind: name, worstFirst };
  }
  return null;
}
