import type { Estimate } from '../estimates/estimates';
import type { ValueFormat } from '../i18n/format';

/** What a chart knows of an area; words are already in the reader's language. */
export interface AreaMark {
  code: string;
  label: string;
  /** name of its AreaTypeMark */
  type: string;
  /** place on the tile map, from 0; null off the map */
  column: number | null;
  row: number | null;
}

/** A type of area, ranked apart from the others. */
export interface AreaTypeMark {
  name: string;
  label: string;
}

export interface CoverageMark {
  name: string;
  label: string;
}

export interface IndicatorMark {
  id: string;
  label: string;
  /** for heads of columns */
  short: string;
  /** name of its CoverageMark */
  coverage: string;
  format: ValueFormat;
  /** %, 个百分点, 分 */
  unit: string;
  /** what the numerator counts: 家, people */
  count: string;
  direction: 'up' | 'down';
  /** in the scale of the value (0.92, not 92); a target of an estimate goes before it */
  target: number | null;
  /** its own target is not settled yet; an estimate says it of the one it was held against */
  provisional: boolean;
  /** what the survey calls near: a miss of at most this share of the target; null where nothing is */
  near: number | null;
  /** of a full count: fewer rows than `count` are not judged, and what a row is */
  judged?: { count: number; observation: string };
  /** names of the parts of an indicator that is the largest of its parts, by id */
  parts?: Record<string, string>;
}

type EstimateFinder = (indicator: string, area: string) => Estimate | undefined;

/** by the list itself, which nobody changes once it is answered: many parts of a figure look into the same */
const finders = new WeakMap<readonly Estimate[], EstimateFinder>();

/** Finds the estimate of an indicator in an area; undefined when nothing came from there. */
export function estimateFinder(estimates: readonly Estimate[]): EstimateFinder {
  const known = finders.get(estimates);
  if (known) return known;
  const found = new Map<string, Map<string, Estimate>>();
  for (const estimate of estimates) {
    const areas = found.get(estimate.indicator) ?? new Map<string, Estimate>();
    found.set(estimate.indicator, areas.set(estimate.area, estimate));
  }
  const finder: EstimateFinder = (indicator, area) => found.get(indicator)?.get(area);
  finders.set(estimates, finder);
  return finder;
}

/** The areas under their types, in the order of the types; every area is in exactly one group. A total is one without a name before them. */
export function byAreaType(
  areas: readonly AreaMark[],
  types: readonly AreaTypeMark[],
  total?: AreaMark
): { type: AreaTypeMark; areas: AreaMark[] }[] {
  const known = new Set(types.map((type) => type.name));
  const groups = types.map((type) => ({ type, areas: areas.filter((area) => area.type === type.name) }));
  const others = areas.filter((area) => !known.has(area.type));
  const unnamed = { name: '', label: '' };
  return [{ type: unnamed, areas: total ? [total] : [] }, ...groups, { type: unnamed, areas: others }].filter(
    (group) => group.areas.length > 0
  );
}

/** Whether anybody says which way is better: of shares and definitions that no coverage has, more is only more. */
export const isJudged = ({ coverage }: Pick<IndicatorMark, 'coverage'>): boolean => coverage !== '';
