import { rowsId } from '$lib/codebook/gaps/derive';
import { askAll, type EstimateQuery } from '$lib/estimates/ask';
import type { CellSource } from '$lib/estimates/cells/cellQuery';
import type { Opened } from '$lib/figures/survey';
import type { View } from '$lib/figures/view/view';

/** By filter and code: rows of the full count in the view's wave and area that the other filters keep. */
export type FilterCounts = Map<string, Map<string, number>>;

/**
 * Counts the options of each filter under the others. Of persons nothing is counted: a count under one filter less that under another
 * would tell how few have both.
 * @returns of a filter that the full count does not have, or that another one which is on keeps it from, nothing
 */
export async function filterCounts(
  source: CellSource,
  { codebook, stored }: Pick<Opened, 'codebook' | 'stored'>,
  { wave, area, base, filters }: Pick<View, 'wave' | 'area' | 'base' | 'filters'>,
  signal?: AbortSignal
): Promise<FilterCounts> {
  const on = Object.entries(filters).filter(([, codes]) => codes.length > 0);
  const asked = codebook.filters.flatMap(({ name, columns }) => {
    const others = on.filter(([other]) => other !== name);
    const table = codebook.tables.find((one) => {
      const has = (filter: string) =>
        codebook.filters.some((other) => other.name === filter && other.columns[one.name]);
      const isCounted = codebook.derived.some(({ id }) => id === rowsId(one.name));
      return (
        one.design === 'census' &&
        one.hideBelow === 0 &&
        isCounted &&
        columns[one.name] &&
        others.every(([other]) => has(other))
      );
    });
    if (!table || !stored.some((one) => one.table === table.name && one.wave === wave)) return [];
    const column = columns[table.name]!;
    const indicator = rowsId(table.name);
    const query: EstimateQuery = {
      waves: [wave],
      filters: Object.fromEntries(others),
      base,
      indicators: [indicator],
      group: [column]
    };
    return [{ name, column, query }];
  });
  const found = await askAll(
    source,
    codebook,
    stored,
    asked.map(({ query }) => query),
    signal
  );
  return new Map(
    asked.map(({ name, column }, at) => [
      name,
      new Map(
        found[at]!.flatMap((one) => {
          const code = one.group[column];
          return one.area === area && code && one.n !== null ? [[code, one.n] as const] : [];
        })
      )
    ])
  );
}
