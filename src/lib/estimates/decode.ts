import type { Indicator } from '../codebook/codebook';
import { Answered } from './cells/answered';
import type { Asked } from './cells/asked';
import { measureId } from './cells/tableQuery';
import { addSums, type CellBlock, type Sums } from './cells/cellBlock';
import { estimate } from './estimate';
import type { Estimate } from './estimates';
import { partsOf, type Parts } from './parts';
import { restrict, type Made } from './restrict';
import type { Slice } from './cells/slices';
import { suppressed } from './suppression/suppressed';
import { suppression, type Suppression } from './suppression/suppression';
import type { Goals } from './target';
import type { Geography } from './geography';

/**
 * The answer about one table -> estimates of all its indicators: every group, every wave, and in each the root, the area types, and
 * every reporting area.
 * @param block null where nothing was asked
 */
export function decode(
  asked: Asked,
  block: CellBlock | null,
  goals: Goals,
  geography: Geography,
  waves: string[]
): Estimate[] {
  const answered = new Answered(block ?? nothing);
  const suppressions = new Map<string, Suppression>();
  const suppressionOf = (slice: Slice, wave: string): Suppression => {
    const key = JSON.stringify([slice.set, wave]);
    const known = suppressions.get(key) ?? suppression(asked, answered, slice, wave, geography);
    suppressions.set(key, known);
    return known;
  };
  const present = waves.map((wave) => presentAreas(asked, wave, geography));
  return asked.indicators.flatMap((indicator) =>
    asked.slices.flatMap((slice) => {
      const measure = measureId(indicator);
      const made = waves.map((wave, at) => {
        const reporting = answered.isMade(measure, wave) ? present[at]! : new Set<string>();
        const parts = partsOf(answered.sums(measure, answered.rows(slice, wave), wave), asked.table, geography);
        return ofWave(
          { asked, indicator, slice, wave, reporting, goals, geography },
          parts,
          suppressionOf(slice, wave)
        );
      });
      return restrict(made, geography, asked.table.hideBelow > 0).flatMap(({ root, types, areas }) => [
        root,
        ...types,
        ...areas.values()
      ]);
    })
  );
}

const nothing: CellBlock = {
  groups: [],
  rows: new Float64Array(),
  weighted: new Float64Array(),
  measures: new Map()
};

interface Spot {
  asked: Asked;
  indicator: Indicator;
  slice: Slice;
  wave: string;
  /** areas that have a row in a table of the wave that has what the indicator is made of, whatever is asked of them */
  reporting: Set<string>;
  goals: Goals;
  geography: Geography;
}

/** All estimates of an indicator in a wave, small ones hidden. */
function ofWave(spot: Spot, parts: Parts, { suppresses, tellsRows }: Suppression): Made {
  const { asked, indicator, slice, wave, reporting, goals, geography } = spot;
  const made = (area: string, sums: Sums | null, reports: boolean) =>
    estimate({ asked, indicator, group: slice.group, wave, goals, area, sums, reports });
  const areas = new Map(
    geography.areas.map((area) => [
      area,
      withRow(made(area, parts.areas.get(area) ?? null, reporting.has(area)), parts, indicator)
    ])
  );

  const sum = (area: string, members: string[], apart: Sums | null): Made['root'] => {
    const found = members.map((member) => areas.get(member)!);
    const all = asked.table.design === 'sample' || asked.table.hideBelow > 0;
    const inConflict = all ? [] : found.filter(({ state }) => state === 'conflict');
    const anyClear = (apart?.x ?? 0) > 0 || found.some(({ state }) => state === 'value' || state === 'zero');
    const left = anyClear ? inConflict : [];
    const counted = members.filter((member) => !left.includes(areas.get(member)!));
    const some = counted.flatMap((member) => parts.areas.get(member) ?? []);
    const own = made(
      area,
      addSums([...some, ...(apart ? [apart] : [])]),
      apart !== null || members.some(has(reporting))
    );
    const sum = sumOfShortfalls(found);
    return {
      ...own,
      shortfall: sum ?? own.shortfall,
      reported: reportedBy(found),
      sum: {
        conflicts: left.map((one) => one.area),
        ownShortfall: own.shortfall,
        ownTargets: found.some(({ shortfall, target }) => shortfall !== null && target !== own.target),
        apart: asked.table.design === 'aggregated' || asked.table.hideBelow > 0 ? 0 : (apart?.n ?? 0),
        restricted: {}
      }
    };
  };
  const types = geography.types.map(({ key, areas }) => sum(key, areas, null));
  const all = sum(geography.root, geography.areas, parts.apart);
  const root = parts.total ? ownTotal(made(geography.root, parts.total, true), all) : withRow(all, parts, indicator);

  /** The same over some areas only. */
  const over = (area: string, members: string[]): Estimate =>
    made(area, addSums(members.flatMap((member) => parts.areas.get(member) ?? [])), true);
  const isOwnTotal = parts.total !== null || (parts.areas.size === 0 && parts.apart !== null);
  const shown = <Some extends Estimate>(one: Some): Some => {
    if (suppresses(indicator, one.area, slice) && !(asked.crossed && one.state === 'notReported'))
      return suppressed(one, asked.crossed);
    return tellsRows ? one : { ...one, nonresponse: null, notEligible: null };
  };
  return {
    root: shown(root),
    types: types.map(shown),
    areas: new Map([...areas].map(([area, one]) => [area, shown(one)])),
    over: (area, members) => shown(over(area, members)),
    isOwnTotal
  };
}

const has =
  <Entry>(set: Set<Entry>) =>
  (entry: Entry): boolean =>
    set.has(entry);

function presentAreas({ stored }: Asked, wave: string, { reporting }: Geography): Set<string> {
  const codes = stored.flatMap((one) => (one.wave === wave ? one.areas : []));
  return new Set(codes.flatMap((code) => reporting.get(code) ?? []));
}

/** Beside an estimate what the area's own row says, which is not in it. */
function withRow<Some extends Estimate>(estimate: Some, { beside }: Parts, { per }: Indicator): Some {
  const row = beside.get(estimate.area);
  if (!row || !(row.x > 0)) return estimate;
  return { ...estimate, other: { from: 'row', numerator: row.y, denominator: row.x, value: (per * row.y) / row.x } };
}

/** The table's own row as the total, with the sum of its areas beside it. */
function ownTotal(own: Estimate, sum: Made['root']): Made['root'] {
  const { numerator, denominator, value, reported } = sum;
  const total = {
    ...own,
    reported,
    sum: { ...sum.sum, conflicts: [], ownShortfall: own.shortfall, ownTargets: false, apart: 0 }
  };
  return value === null ? total : { ...total, other: { from: 'parts', numerator, denominator, value } };
}

function sumOfShortfalls(parts: Estimate[]): number | null {
  const gaps = parts.flatMap(({ shortfall }) => shortfall ?? []);
  return gaps.length === 0 ? null : gaps.reduce((a, b) => a + b);
}

function reportedBy(parts: Estimate[]): { areas: number; of: number } {
  return { areas: parts.filter(({ state }) => state !== 'notReported').length, of: parts.length };
}
