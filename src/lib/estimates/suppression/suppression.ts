import type { Indicator } from '../../codebook/codebook';
import { suppress } from '../../stats/suppress';
import type { Answered } from '../cells/answered';
import type { Asked } from '../cells/asked';
import { measureId } from '../cells/tableQuery';
import { circles } from './circles';
import { crossed as crossedCounts, ELSEWHERE, tree as treeCounts, valueKey } from './crossing';
import { headcount } from './headcount';
import { nested } from './nested';
import type { Slice } from '../cells/slices';
import type { Geography } from '../geography';

/** What of one table and wave must not be shown. */
export interface Suppression {
  /** whether the values of a slice must be hidden for a definition in an area, a kind or the root */
  suppresses(indicator: Indicator, area: string, slice: Slice): boolean;
  /** whether it may be said how many rows are missing or were not asked: with them n of another definition could be found */
  tellsRows: boolean;
}

const NOTHING: Suppression = { suppresses: () => false, tellsRows: true };
const ALL: Suppression = { suppresses: () => true, tellsRows: false };

/**
 * Decides for a table of persons what is hidden, from all its definitions and all values of the filter, whatever of them is asked
 * for: who asks for one after the other learns nothing more. First areas, area types and the root without the filter; then, below those
 * margins, areas x values. A set of values is shown where each of its values is. A share whose numerator is another's n is hidden
 * where that is.
 * @param slice of the set that is judged, whichever of its values it looks at
 */
export function suppression(
  { table, crossed, judged }: Asked,
  answered: Answered,
  slice: Slice,
  wave: string,
  geography: Geography
): Suppression {
  if (crossed) return ALL;
  if (table.hideBelow <= 0 || (table.design === 'aggregated' && table.n === null)) return NOTHING;
  const key = slice.values[0]?.key ?? null;
  const values = [...(key === null ? [] : answered.values(slice.set, key, wave)), BLANK];
  const rows = values.map((value) =>
    answered.rows({ ...slice, values: key === null ? [] : [{ key, chosen: [value] }] }, wave)
  );
  const counts = new Map(
    judged.flatMap((definition) => {
      const measure = measureId(definition);
      if (!answered.has(measure, slice.set, wave)) return [];
      const byValue = rows.map((some) => answered.sums(measure, some, wave));
      return [[measure, headcount(byValue, table, geography)] as const];
    })
  );
  const hidden = new Map<Indicator, Set<string>>();
  let tellsRows = key === null;
  for (const { definitions, headcounts: numbers } of circles(judged, counts)) {
    const tree = suppress(treeCounts(numbers, geography), table.hideBelow);
    if ([...tree].some((key) => key !== ELSEWHERE)) tellsRows = false;
    const keys = key !== null ? suppress(crossedCounts(numbers, values, geography, tree), table.hideBelow) : tree;
    for (const one of definitions) hidden.set(one, key !== null ? new Set([...tree, ...keys]) : tree);
  }
  const withNarrow = new Map(hidden);
  for (const { wide, narrow } of nested(judged, counts)) {
    withNarrow.set(wide, new Set([...withNarrow.get(wide)!, ...hidden.get(narrow)!]));
  }
  return {
    tellsRows,
    suppresses(indicator, area, slice) {
      const keys = withNarrow.get(indicator)!;
      const chosen = slice.values.flatMap((one) => one.chosen);
      return keys.has(area) || chosen.some((value) => keys.has(valueKey(area, value)));
    }
  };
}

/** Rows without a value that is offered. */
const BLANK = null;
