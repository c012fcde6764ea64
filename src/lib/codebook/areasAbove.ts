import type { Area, Codebook } from './codebook';
import { reportingAreas } from './reporting';

/** A code -> the codes of the areas that it lies in, the nearest first. */
export function areasAbove(areas: Area[]): Map<string, string[]> {
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
  return new Map(areas.map(({ code }) => [code, above(code, parents)]));
}

function above(code: string, parents: Map<string, string | null>): string[] {
  const found: string[] = [];
  let parent = parents.get(code) ?? null;
  while (parent !== null && !found.includes(parent)) {
    found.push(parent);
    parent = parents.get(parent) ?? null;
  }
  return found;
}

/** Whether rows of one area may be rows of the other: the same, or one lies in the other, unless both report by themselves. */
export function overlapping(codebook: Codebook): (one: string, other: string) => boolean {
  const lies = areasAbove(codebook.areas);
  const report = new Set(reportingAreas(codebook).map(({ code }) => code));
  const isIn = (one: string, other: string) => lies.get(one)?.includes(other) ?? false;
  return (one, other) =>
    one === other || ((isIn(one, other) || isIn(other, one)) && !(report.has(one) && report.has(other)));
}
