import type { TableSpec } from '../../codebook/codebook';
import type { Sums } from '../cells/cellBlock';
import { partsOf } from '../parts';
import type { Geography } from '../geography';

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

/** @param byValue what the measure adds up to by area as the table names it, for each value of a filter, the blank last */
export function headcount(byValue: Map<string, Sums>[], table: TableSpec, geography: Geography): Headcount {
  const complete = new Set(geography.areas);
  const weights: Headcount['weights'] = new Map();
  const present = new Set<string | undefined>();
  const n = byValue.map((sums) => {
    const { areas, apart, total } = partsOf(sums, table, geography);
    for (const code of sums.keys()) present.add(geography.reporting.get(code));
    for (const [area, { nonresponse, notEligible, n, w, y, weighted }] of areas) {
      if (nonresponse + notEligible > 0) complete.delete(area);
      const { answered, counted } = weights.get(area) ?? { answered: 0, counted: 0 };
      weights.set(area, { answered: answered + (w > 0 ? w : weighted > 0 ? NaN : n), counted: counted + y });
    }
    const counts = geography.areas.map((area) => areas.get(area)?.n ?? 0);
    const rest = total ? total.n - counts.reduce((a, b) => a + b, 0) : (apart?.n ?? 0);
    return [...counts, Math.max(0, rest)];
  });
  for (const area of geography.areas) if (!present.has(area)) complete.delete(area);
  return { n, complete, weights };
}
