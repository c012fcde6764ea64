import type { Area, Codebook } from './codebook';

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
export function overlapping({ areas, kinds, root }: Codebook): (one: string, other: string) => boolean {
  const lies = areasAbove(areas);
  const reporting = new Set(kinds.filter((kind) => kind.reporting).map(({ name }) => name));
  const report = new Set(
    areas.filter(({ code, kind }) => code !== root && reporting.has(kind)).map(({ code }) => code)
  );
  const isIn = (one: string, other: string) => lies.get(one)?.includes(other) ?? false;
  return (one, other) =>
    one === other || ((isIn(one, other) || isIn(other, one)) && !(report.has(one) && report.has(other)));
}
