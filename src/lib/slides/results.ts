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

/** The definition of an indicator that the estimates were made with: of several bases the one that they name. */
export function definitionOf({ codebook, estimates }: Results, id: string | null): Indicator | undefined {
  const definitions = codebook.indicators.filter((one) => one.id === id);
  const used = definitions.find(({ base }) => estimates.some((e) => e.indicator === id && e.base === base));
  return used ?? definitions[0];
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

export type Ranked = Estimate & { value: number };

/** Has a value that may be printed, if only with a warning. */
export const hasValue = (estimate: Estimate | undefined): estimate is Ranked =>
  estimate !== undefined && (estimate.state === 'value' || estimate.state === 'zero') && estimate.value !== null;

/** Has a value that may be compared: not hidden, not in conflict, not on too few answers or rows. */
export const comparable = (estimate: Estimate | undefined): estimate is Ranked =>
  hasValue(estimate) && !estimate.unreliable && !estimate.few;

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
