import { visitMarks, type Visit, type VisitMark } from './visit';

/** How far the visits of an area are: of how many units on its lists so many are done. */
export interface VisitProgress extends Record<VisitMark, number> {
  area: string;
  listed: number;
}

/**
 * Progress by area, in the order of the areas, then of all of them together under `total`; areas without a list are left out.
 * A unit counts once, however often it came back.
 */
export function visitProgress(visits: Iterable<Visit>, areas: string[], total: string): VisitProgress[] {
  const byUnit = new Map<string, Visit>();
  for (const visit of visits) byUnit.set(visit.unit, visit);
  const none = (area: string): VisitProgress => ({ area, listed: 0, agreed: 0, done: 0, notApplicable: 0, removed: 0 });
  const found = new Map<string, VisitProgress>();
  const all = none(total);
  for (const visit of byUnit.values()) {
    const one = found.get(visit.area) ?? none(visit.area);
    found.set(visit.area, one);
    for (const sum of [one, all]) {
      sum.listed += 1;
      for (const mark of visitMarks) if (visit[mark]) sum[mark] += 1;
    }
  }
  const known = areas.flatMap((area) => found.get(area) ?? []);
  return all.listed === 0 ? [] : [...known, all];
}
