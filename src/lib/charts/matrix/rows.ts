import type { Estimate } from '../../estimates/estimates';
import { m } from '../../paraglide/messages';
import { byAreaType, estimateFinder, type AreaMark, type CoverageMark, type IndicatorMark } from '../subject';
import { byShortfall, byMisses, goesByCount } from './order';
import type { MatrixSubject } from './subject';

/** What a matrix shows, before it has a place: its indicators by coverage, and its areas by type in their order. */
export interface MatrixRows {
  blocks: { label: string; indicators: IndicatorMark[] }[];
  /** the total first, then the areas of each type */
  groups: AreaMark[][];
  /** how many areas, without the total */
  count: number;
  sort: IndicatorMark | undefined;
  /** the one that orders the rows by units or people */
  byCount: IndicatorMark | undefined;
  /** what was left out, in words; null when nothing was */
  note: string | null;
  estimateOf: (indicator: string, area: string) => Estimate | undefined;
}

export function matrixRows(subject: MatrixSubject): MatrixRows {
  const { areas, areaTypes, coverages, selected = {} } = subject;
  const estimateOf = estimateFinder(subject.estimates);
  const blocks = inCoverages(subject.indicators, coverages);
  const indicators = blocks.flatMap((block) => block.indicators);
  const cutShort = subject.worst != null && subject.worst < areas.length;
  const judged = indicators.some((indicator) => areas.some((area) => estimateOf(indicator.id, area.code)?.status));
  // what has no targets has no misses either: the worst are then the last by what is looked at
  const sort =
    indicators.find((indicator) => indicator.id === subject.sort) ??
    (cutShort && !judged ? (indicators.find(({ id }) => id === selected.indicator) ?? indicators[0]) : undefined);
  const groups = byAreaType(shownAreas(subject, sort, estimateOf), areaTypes).map((group) => group.areas);
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  if (subject.total) groups.unshift([subject.total]);
  const counts = { count: areas.length, shown: subject.worst ?? count };
  const note =
    judged || !sort ? m.chart_matrix_worst(counts) : m.chart_matrix_last({ ...counts, indicator: sort.short });
  return {
    blocks,
    groups,
    count,
    sort,
    byCount: sort && goesByCount(areas, sort, estimateOf) ? sort : undefined,
    note: count < areas.length ? note : null,
    estimateOf
  };
}

/** Columns under their coverages; an indicator of no listed coverage stands at the end, under no name. */
function inCoverages(indicators: readonly IndicatorMark[], coverages: readonly CoverageMark[]) {
  const known = new Set(coverages.map((coverage) => coverage.name));
  return [
    ...coverages.map(({ name, label }) => ({ label, indicators: indicators.filter((one) => one.coverage === name) })),
    { label: '', indicators: indicators.filter((one) => !known.has(one.coverage)) }
  ].filter((block) => block.indicators.length > 0);
}

function shownAreas(
  subject: MatrixSubject,
  sort: IndicatorMark | undefined,
  estimateOf: (indicator: string, area: string) => Estimate | undefined
): AreaMark[] {
  const { areas, indicators, worst = null } = subject;
  if (sort) return cut(byShortfall(areas, sort, estimateOf));
  return worst === null || worst >= areas.length ? areas : cut(byMisses(areas, indicators, estimateOf));

  /** The first, and the one that is looked at wherever it stands: a title speaks of it. */
  function cut(ordered: AreaMark[]): AreaMark[] {
    const chosen = subject.selected?.area;
    return ordered.filter(({ code }, place) => place < (worst ?? ordered.length) || code === chosen);
  }
}
