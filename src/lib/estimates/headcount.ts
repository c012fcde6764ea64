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
  /**
   * by area: the weight of the answers, and of those that the numerator counts once; not a number where rows are weighted and
   * their weights were not asked for
   */
  weights: Map<string, { answered: number; counted: number }>;
}

/** Headcounts by measure. @param values that cells may have, the blank among them: all others are counted as blank */
export function headcounts(
  cells: Cell[],
  values: (string | null)[],
  valueOf: (cell: Cell) => string | null,
  table: TableSpec,
  land: Territory
): Map<string, Headcount> {
  const byMeasure = new Map<string, Cell[][]>();
  const places = new Map(values.map((value, index) => [value, index]));
  for (const cell of cells) {
    let lists = byMeasure.get(cell.measure);
    if (!lists) byMeasure.set(cell.measure, (lists = values.map(() => [])));
    lists[places.get(valueOf(cell)) ?? places.get(null)!]!.push(cell);
  }
  return new Map([...byMeasure].map(([measure, lists]) => [measure, headcount(lists, table, land)]));
}

function headcount(lists: Cell[][], table: TableSpec, land: Territory): Headcount {
  const complete = new Set(land.areas);
  const weights: Headcount['weights'] = new Map();
  const n = lists.map((cells) => {
    const { areas, apart, whole } = partsOf(cells, table, land);
    for (const [area, { missing, notAsked, n, w, y, weighted }] of areas) {
      if (missing + notAsked > 0) complete.delete(area);
      const { answered, counted } = weights.get(area) ?? { answered: 0, counted: 0 };
      weights.set(area, { answered: answered + (w > 0 ? w : weighted > 0 ? NaN : n), counted: counted + y });
    }
    const counts = land.areas.map((area) => areas.get(area)?.n ?? 0);
    const rest = whole ? whole.n - counts.reduce((a, b) => a + b, 0) : (apart?.n ?? 0);
    return [...counts, Math.max(0, rest)];
  });
  const present = new Set(lists.flat().map(({ key }) => land.reporting.get(key['area'] ?? '')));
  for (const area of land.areas) if (!present.has(area)) complete.delete(area);
  return { n, complete, weights };
}
