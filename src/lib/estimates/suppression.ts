import type { Indicator } from '../codebook/codebook';
import { suppress } from '../stats/suppress';
import type { Asked } from './asked';
import { circles } from './circles';
import { crossed as crossedCounts, ELSEWHERE, tree as treeCounts, valueKey } from './crossing';
import { headcounts } from './headcount';
import { nested } from './nested';
import type { Cell } from './question';
import type { Territory } from './territory';

/** What of one table and wave must not be shown. */
export interface Suppression {
  /** whether the chosen values of an area, a kind or the root must be hidden for a definition */
  hides(indicator: Indicator, area: string): boolean;
  /** whether it may be said how many rows are missing or were not asked: with them n of another definition could be found */
  tellsRows: boolean;
}

const NOTHING: Suppression = { hides: () => false, tellsRows: true };

/**
 * Decides for a table of persons what is hidden, from all its definitions and all values of the filter, whatever of them is asked
 * for: who asks for one after the other learns nothing more. First areas, kinds and the root without the filter; then, below those
 * margins, areas x values. A set of values is shown where each of its values is. A share whose numerator is another's n is hidden
 * where that is.
 * @param cells of the wave: by area, and by value where the table is sliced
 */
export function suppression({ table, slice, crossed, judged }: Asked, cells: Cell[], land: Territory): Suppression {
  if (table.hideBelow <= 0 || (table.design === 'aggregated' && table.n === null)) return NOTHING;
  const values = slice ? [...valuesIn(cells), BLANK] : [BLANK];
  const counts = headcounts(cells, values, table, land);
  const hidden = new Map<Indicator, Set<string>>();
  let tellsRows = slice === null && !crossed;
  for (const { definitions, headcounts: numbers } of circles(judged, counts)) {
    const tree = suppress(treeCounts(numbers, land), table.hideBelow);
    if ([...tree].some((key) => key !== ELSEWHERE)) tellsRows = false;
    const keys = slice ? suppress(crossedCounts(numbers, values, land, tree), table.hideBelow) : tree;
    for (const one of definitions) hidden.set(one, slice ? new Set([...tree, ...keys]) : tree);
  }
  const withNarrow = new Map(hidden);
  for (const { wide, narrow } of nested(judged, counts)) {
    withNarrow.set(wide, new Set([...withNarrow.get(wide)!, ...hidden.get(narrow)!]));
  }
  return {
    tellsRows,
    hides(indicator, area) {
      const keys = withNarrow.get(indicator)!;
      return crossed || keys.has(area) || (slice?.chosen ?? []).some((value) => keys.has(valueKey(area, value)));
    }
  };
}

/** Rows without a value that is offered. */
const BLANK = null;

const valuesIn = (cells: Cell[]): string[] => [...new Set(cells.flatMap(({ key }) => key['value'] ?? []))].sort();
