import type { Codebook, Filter, Indicator } from '../../codebook/codebook';
import { peopleId } from '../../codebook/gaps/derive';
import type { EstimateQuery } from '../../estimates/ask';
import type { View } from '../view/view';

/** What an indicator can be sliced by: the filters of which its table has the column. */
export const slicesOf = ({ filters }: Codebook, { table }: Pick<Indicator, 'table'>): Filter[] =>
  filters.filter(({ columns }) => columns[table] !== undefined);

/** The column of a table that a filter reads; null where it has none. */
export const columnOf = ({ filters }: Codebook, { table }: Pick<Indicator, 'table'>, by: string): string | null =>
  filters.find(({ name }) => name === by)?.columns[table] ?? null;

/** The indicator, and of a full count the persons whom the units without it stand for, by the groups of a filter. */
export function groupQuestion(
  { wave, filters, base }: View,
  codebook: Codebook,
  id: string,
  by: string
): EstimateQuery {
  const indicator = codebook.indicators.find((one) => one.id === id)!;
  const people = peopleId(id);
  return {
    waves: [wave],
    filters,
    base,
    indicators: [id, ...(codebook.derived.some((one) => one.id === people) ? [people] : [])],
    group: [columnOf(codebook, indicator, by)!]
  };
}
