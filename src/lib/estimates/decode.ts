import type { Indicator, Target } from '../codebook/codebook';
import { SETS, type Asked } from './asked';
import { estimate, type Source } from './estimate';
import type { Estimate } from './estimates';
import { hide } from './hide';
import { canMeasure, type Cell } from './question';
import type { Territory } from './territory';

/** Cells of one table -> estimates of all its indicators: every wave, and in each the root, the kinds, and every reporting area. */
export function decode(asked: Asked, cells: Cell[], targets: Target[], land: Territory, waves: string[]): Estimate[] {
  const bySum = new Map(
    cells.map((cell) => [key(cell.measure, cell.wave, cell.set, Object.values(cell.key)[0] ?? ''), cell])
  );
  const find = (...parts: Parameters<typeof key>) => bySum.get(key(...parts)) ?? null;
  return asked.indicators.flatMap((indicator) =>
    waves.flatMap((wave) => {
      const measured = isMeasured(asked, indicator, wave);
      const present = presentAreas(asked, land, wave);
      const source = (area: string, cell: Cell | null, reports: boolean): Source => ({
        asked,
        indicator,
        area,
        wave,
        targets,
        cell,
        reports
      });
      const ofArea = (area: string) =>
        estimate(source(area, find(indicator.id, wave, SETS.area, area), measured && present.has(area)));

      const areas = new Map(land.areas.map((area) => [area, ofArea(area)]));
      const sum = (area: string, cell: Cell | null, members: string[]): Estimate => {
        const parts = members.map((member) => areas.get(member)!);
        const reports = measured && members.some((member) => present.has(member));
        return { ...estimate(source(area, cell, reports)), gap: sumOfGaps(parts), reported: reportedBy(parts) };
      };
      const kinds = land.kinds.map((kind) => sum(kind.key, find(indicator.id, wave, SETS.kind, kind.name), kind.areas));
      const root = present.has(land.root)
        ? { ...ofArea(land.root), reported: reportedBy([...areas.values()]) }
        : sum(land.root, find(indicator.id, wave, SETS.whole, ''), land.areas);
      return hide(root, kinds, areas, land, asked.table.hideBelow);
    })
  );
}

const key = (measure: string, wave: string, set: number, group: string): string =>
  JSON.stringify([measure, wave, set, group]);

function isMeasured({ stored, question }: Asked, { id }: Indicator, wave: string): boolean {
  const measure = question?.measures.find((one) => one.id === id);
  return !question || !measure || stored.some((one) => one.wave === wave && canMeasure(one, measure));
}

/** Reporting areas that have a row in the wave, whatever is asked of them; the root only when it has a row of its own. */
function presentAreas({ stored }: Asked, { reporting }: Territory, wave: string): Set<string> {
  const codes = stored.flatMap((one) => (one.wave === wave ? one.areas : []));
  return new Set(codes.flatMap((code) => reporting.get(code) ?? []));
}

function sumOfGaps(parts: Estimate[]): number | null {
  const gaps = parts.flatMap(({ gap }) => gap ?? []);
  return gaps.length === 0 ? null : gaps.reduce((a, b) => a + b);
}

function reportedBy(parts: Estimate[]): { areas: number; of: number } {
  return { areas: parts.filter(({ state }) => state !== 'notReported').length, of: parts.length };
}
