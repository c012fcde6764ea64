import type { Codebook } from '../../codebook/codebook';
import type { StoredTable } from '../../tables/store/stored';
import { Answered } from '../cells/answered';
import { asked } from '../cells/asked';
import { measureId } from '../cells/tableQuery';
import type { CellSource } from '../cells/cellQuery';
import { geographyOf } from '../geography';
import { codesIn } from '../parts';
import { spotKey } from '../place';
import { questionOf } from './questionOf';
import { defined, type NumberPlace, type NumberView } from './rowsBehind';

/**
 * Codes of a table whose rows are sums, of which only some are added up in a number: a row of an area and those of its parts would
 * count it twice. null of any other table, where every row counts where it says.
 */
export async function countedCodes(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  number: NumberPlace,
  view: NumberView,
  conflicts: string[],
  signal?: AbortSignal
): Promise<string[] | null> {
  const found = defined(codebook, number, view.base);
  if (found?.table.design !== 'aggregated') return null;
  const geography = geographyOf(codebook);
  const question = questionOf(codebook, number, view);
  const one = asked(codebook, geography, stored, question).find(({ table }) => table === found.table);
  const at = spotKey({ area: '', group: number.group });
  const slice = one?.slices.find(({ group }) => spotKey({ area: '', group }) === at);
  if (!one?.query || !slice) return null;
  const answered = new Answered(source.peek(one.query) ?? (await source.cells(one.query, signal)));
  const sums = answered.sums(measureId(found.indicator), answered.rows(slice, view.wave), view.wave);
  return codesIn(number.area, sums, found.table, geography, conflicts);
}
