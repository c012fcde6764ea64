import type { Indicator } from '../codebook/codebook';
import { addCells } from './addCells';
import { measureId, type Asked } from './asked';
import { estimate } from './estimate';
import type { Estimate } from './estimates';
import { partsOf, type Parts } from './parts';
import { canMeasure, type Cell } from './question';
import { restrict, type Made } from './restrict';
import type { Slice } from './slices';
import { suppressed } from './suppressed';
import { suppression, type Suppression } from './suppression';
import type { Goals } from './target';
import type { Territory } from './territory';

/**
 * Cells of one table -> estimates of all its indicators: every group, every wave, and in each the root, the kinds, and every
 * reporting area.
 */
export function decode(asked: Asked, cells: Cell[], goals: Goals, land: Territory, waves: string[]): Estimate[] {
  const found = new Answered(asked, cells, land);
  return asked.indicators.flatMap((indicator) =>
    asked.slices.flatMap((slice) => {
      const made = waves.map((wave) => {
        const parts = partsOf(found.cells(indicator, slice, wave), asked.table, land);
        return ofWave({ asked, indicator, slice, wave, goals, land }, parts, found.suppression(slice, wave));
      });
      return restrict(made, land, asked.table.hideBelow > 0).flatMap(({ root, kinds, areas }) => [
        root,
        ...kinds,
        ...areas.values()
      ]);
    })
  );
}

/** The cells of a question, by what is looked at. */
class Answered {
  #cells = new Map<string, Cell[]>();
  #suppressions = new Map<string, Suppression>();

  constructor(
    private readonly asked: Asked,
    cells: Cell[],
    private readonly land: Territory
  ) {
    for (const cell of cells) {
      for (const key of [keyOf(cell.set, cell.wave, cell.measure), keyOf(cell.set, cell.wave)]) {
        const list = this.#cells.get(key);
        if (list) list.push(cell);
        else this.#cells.set(key, [cell]);
      }
    }
  }

  /** Those of a slice; several of one area where it has several values. */
  cells(indicator: Indicator, { set, values }: Slice, wave: string): Cell[] {
    const all = this.#cells.get(keyOf(set, wave, measureId(indicator))) ?? [];
    return values.length === 0
      ? all
      : all.filter(({ key: of }) => values.every(({ key, chosen }) => chosen.includes(of[key] ?? null)));
  }

  /** What of a set and wave must not be shown, whichever of its values are looked at. */
  suppression({ set, values: [value] }: Slice, wave: string): Suppression {
    const key = keyOf(set, wave);
    const known = this.#suppressions.get(key);
    if (known) return known;
    const found = suppression(this.asked, value?.key ?? null, this.#cells.get(key) ?? [], this.land);
    this.#suppressions.set(key, found);
    return found;
  }
}

const keyOf = (...parts: string[]): string => JSON.stringify(parts);

interface Spot {
  asked: Asked;
  indicator: Indicator;
  slice: Slice;
  wave: string;
  goals: Goals;
  land: Territory;
}

/** All estimates of an indicator in a wave, small ones hidden. */
function ofWave(spot: Spot, parts: Parts, { hides, tellsRows }: Suppression): Made {
  const { asked, slice, land } = spot;
  const measured = isMeasured(spot);
  const present = presentAreas(spot);
  const made = (area: string, cell: Cell | null, reports: boolean) =>
    estimate({ ...spot, group: slice.group, area, cell, reports: measured && reports });
  const areas = new Map(
    land.areas.map((area) => [
      area,
      withRow(made(area, parts.areas.get(area) ?? null, present.has(area)), parts, spot.indicator)
    ])
  );

  const sum = (area: string, members: string[], apart: Cell | null): Made['root'] => {
    const found = members.map((member) => areas.get(member)!);
    const all = asked.table.design === 'sample' || asked.table.hideBelow > 0;
    const inConflict = all ? [] : found.filter(({ state }) => state === 'conflict');
    const anyClear = (apart?.x ?? 0) > 0 || found.some(({ state }) => state === 'value' || state === 'zero');
    const left = anyClear ? inConflict : [];
    const counted = members.filter((member) => !left.includes(areas.get(member)!));
    const cells = counted.flatMap((member) => parts.areas.get(member) ?? []);
    const own = made(
      area,
      addCells([...cells, ...(apart ? [apart] : [])]),
      apart !== null || members.some(has(present))
    );
    const gap = sumOfGaps(found);
    return {
      ...own,
      gap: gap ?? own.gap,
      reported: reportedBy(found),
      sum: {
        conflicts: left.map((one) => one.area),
        ownGap: own.gap,
        ownTargets: found.some(({ gap, target }) => gap !== null && target !== own.target),
        apart: asked.table.design === 'aggregated' || asked.table.hideBelow > 0 ? 0 : (apart?.n ?? 0),
        restricted: {}
      }
    };
  };
  const kinds = land.kinds.map((kind) => sum(kind.key, kind.areas, null));
  const all = sum(land.root, land.areas, parts.apart);
  const root = parts.whole ? ownTotal(made(land.root, parts.whole, true), all) : withRow(all, parts, spot.indicator);

  /** The same over some areas only. */
  const over = (area: string, members: string[]): Estimate =>
    made(area, addCells(members.flatMap((member) => parts.areas.get(member) ?? [])), true);
  const isWhole = parts.whole !== null || (parts.areas.size === 0 && parts.apart !== null);
  const shown = <Some extends Estimate>(one: Some): Some => {
    if (hides(spot.indicator, one.area, slice) && !(asked.crossed && one.state === 'notReported'))
      return suppressed(one, asked.crossed);
    return tellsRows ? one : { ...one, missing: null, notAsked: null };
  };
  return {
    root: shown(root),
    kinds: kinds.map(shown),
    areas: new Map([...areas].map(([area, one]) => [area, shown(one)])),
    over: (area, members) => shown(over(area, members)),
    isWhole
  };
}

const has =
  <Entry>(set: Set<Entry>) =>
  (entry: Entry): boolean =>
    set.has(entry);

function isMeasured({ asked: { stored, question }, indicator, wave }: Spot): boolean {
  const measure = question?.measures.find((one) => one.id === measureId(indicator));
  return !question || !measure || stored.some((one) => one.wave === wave && canMeasure(one, measure));
}

/** Reporting areas that have a row in the wave, whatever is asked of them. */
function presentAreas({ asked: { stored }, land: { reporting }, wave }: Spot): Set<string> {
  const codes = stored.flatMap((one) => (one.wave === wave ? one.areas : []));
  return new Set(codes.flatMap((code) => reporting.get(code) ?? []));
}

/** Beside an estimate what the area's own row says, which is not in it. */
function withRow<Some extends Estimate>(estimate: Some, { beside }: Parts, { per }: Indicator): Some {
  const row = beside.get(estimate.area);
  if (!row || !(row.x > 0)) return estimate;
  return { ...estimate, other: { from: 'row', numerator: row.y, denominator: row.x, value: (per * row.y) / row.x } };
}

/** The table's own row as the whole, with the sum of its areas beside it. */
function ownTotal(own: Estimate, sum: Made['root']): Made['root'] {
  const { numerator, denominator, value, reported } = sum;
  const whole = { ...own, reported, sum: { ...sum.sum, conflicts: [], ownGap: own.gap, ownTargets: false, apart: 0 } };
  return value === null ? whole : { ...whole, other: { from: 'parts', numerator, denominator, value } };
}

function sumOfGaps(parts: Estimate[]): number | null {
  const gaps = parts.flatMap(({ gap }) => gap ?? []);
  return gaps.length === 0 ? null : gaps.reduce((a, b) => a + b);
}

function reportedBy(parts: Estimate[]): { areas: number; of: number } {
  return { areas: parts.filter(({ state }) => state !== 'notReported').length, of: parts.length };
}
