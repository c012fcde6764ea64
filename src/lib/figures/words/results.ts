import { group } from 'd3';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { reportingAreas } from '../../codebook/reporting';
import type { Estimate } from '../../estimates/estimates';
import { isTie } from '../../estimates/compare/rank';

/** All that sentences are made from. */
export interface Results {
  codebook: Codebook;
  /** of one wave */
  estimates: Estimate[];
  /** of the wave that it is compared with; [] without a comparison */
  previous: Estimate[];
  /** code of the area that is looked at: the root for the whole */
  area: string;
}

/** A sample may differ by chance, a full count not. */
export const isSample = ({ tables }: Codebook, indicator: Indicator): boolean =>
  tables.find(({ name }) => name === indicator.table)?.design === 'sample';

/** Of everybody: who gave no answer is a group of its own. */
const ungrouped = ({ group }: Estimate) => Object.keys(group).length === 0;

/** Those of one indicator. A list is sorted once, when it is first asked, and stays as it is. */
export function estimatesOf(estimates: Estimate[], indicator: string): Estimate[] {
  let found = sorted.get(estimates);
  if (!found) sorted.set(estimates, (found = group(estimates, (one) => one.indicator)));
  return found.get(indicator) ?? [];
}
const sorted = new WeakMap<Estimate[], Map<string, Estimate[]>>();

/** The estimate of one area, undivided; undefined when it was not asked for. */
export function estimateOf(estimates: Estimate[], { id, base }: Indicator, area: string): Estimate | undefined {
  return estimatesOf(estimates, id).find((one) => one.area === area && one.base === base && ungrouped(one));
}

/** The definition of an indicator that the estimates were made with: of several bases the one that they name. */
export function definitionOf({ codebook, estimates }: Results, id: string | null): Indicator | undefined {
  const definitions = codebook.indicators.filter((one) => one.id === id);
  const used = definitions.find(({ id, base }) => estimatesOf(estimates, id).some((one) => one.base === base));
  return used ?? definitions[0];
}

/** Reporting areas with their estimates, in the order of area types. */
export function areaEstimates(codebook: Codebook, estimates: Estimate[], indicator: Indicator): Estimate[] {
  return reportingAreas(codebook)
    .map(({ code }) => estimateOf(estimates, indicator, code))
    .filter((estimate) => estimate !== undefined);
}

export type Ranked = Estimate & { value: number };

/** Has a value that may be printed, if only with a warning. */
export const hasValue = (estimate: Estimate | undefined): estimate is Ranked =>
  estimate !== undefined && (estimate.state === 'value' || estimate.state === 'zero') && estimate.value !== null;

/** Has a value that may be compared: not hidden, not in conflict, not on too few answers or rows. */
export const comparable = (estimate: Estimate | undefined): estimate is Ranked =>
  hasValue(estimate) && !estimate.unreliable && !estimate.few;

/** Areas of one type that can be compared, the worst first. */
export interface Ranking {
  type: string;
  worstFirst: Ranked[];
  /** areas of the type, comparable or not */
  of: number;
}

/** The first area type of which two or more can be compared; null when there is none. */
export function ranking(codebook: Codebook, estimates: Estimate[], indicator: Indicator): Ranking | null {
  const known = areaEstimates(codebook, estimates, indicator).filter(comparable);
  const types = new Map(codebook.areas.map(({ code, type }) => [code, type]));
  for (const { name } of codebook.areaTypes) {
    const found = known.filter(({ area }) => types.get(area) === name);
    if (found.length >= 2) return orderOf(codebook, name, found, indicator);
  }
  return null;
}

function orderOf({ areas, root }: Codebook, type: string, found: Ranked[], { direction }: Indicator): Ranking {
  const sign = direction === 'up' ? 1 : -1;
  const worstFirst = found.sort((a, b) => (isTie(a.value, b.value) ? 0 : sign * (a.value - b.value)));
  return { type, worstFirst, of: areas.filter((area) => area.type === type && area.code !== root).length };
}

/** The areas of the type of one that can be compared with it, in their order; null when it is no such area, or alone. */
export function rankingAround(
  codebook: Codebook,
  estimates: Estimate[],
  indicator: Indicator,
  area: string
): Ranking | null {
  const type = codebook.areas.find(({ code }) => code === area)?.type;
  const known = areaEstimates(codebook, estimates, indicator).filter(comparable);
  const found = known.filter((one) => codebook.areas.find(({ code }) => code === one.area)?.type === type);
  if (type === undefined || found.length < 2 || !found.some((one) => one.area === area)) return null;
  return orderOf(codebook, type, found, indicator);
}
