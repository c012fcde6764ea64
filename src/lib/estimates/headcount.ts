import type { TableSpec } from '../codebook/codebook';
import { partsOf } from './parts';
import type { Cell } from './question';
import type { Territory } from './territory';

/** How many persons answered what one measure needs, in one wave. */
export interface Headcount {
  /** by value of the filter, the blank last, then by area in the territory's order, those of no area last */
  n: number[][];
  /** areas of which every row is an answer */
  complete: Set<string>;
}

/** Headcounts by measure. */
export function headcounts(
  cells: Cell[],
  values: (string | null)[],
  table: TableSpec,
  land: Territory
): Map<string, Headcount> {
  const byMeasure = new Map<string, Cell[][]>();
  const places = new Map(values.map((value, index) => [value, index]));
  for (const cell of cells) {
    let lists = byMeasure.get(cell.measure);
    if (!lists) byMeasure.set(cell.measure, (lists = values.map(() => [])));
    lists[places.get(cell.key['value'] ?? null) ?? places.get(null)!]!.push(cell);
  }
  return new Map([...byMeasure].map(([measure, lists]) => [measure, headcount(lists, table, land)]));
}

function headcount(lists: Cell[][], table: TableSpec, land: Territory): Headcount {
  const complete = new Set(land.areas);
  const n = lists.map((cells) => {
    const { areas, apart, whole } = partsOf(cells, table, land);
    for (const [area, { missing, notAsked }] of areas) if (missing + notAsked > 0) complete.delete(area);
    const counts = land.areas.map((area) => areas.get(area)?.n ?? 0);
    const rest = whole ? whole.n - counts.reduce((a, b) => a + b, 0) : (apart?.n ?? 0);
    return [...counts, Math.max(0, rest)];
  });
  const present = new Set(lists.flat().map(({ key }) => land.reporting.get(key['area'] ?? '')));
  for (const area of land.areas) if (!present.has(area)) complete.delete(area);
  return { n, complete };
}
