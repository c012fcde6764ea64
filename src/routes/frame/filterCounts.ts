import { rowsId } from '$lib/codebook/gaps/derive';
import type { TableSpec } from '$lib/codebook/codebook';
import { askAll, type EstimateQuery } from '$lib/estimates/ask';
import type { CellSource } from '$lib/estimates/cells/cellQuery';
import { shownCodes } from '$lib/figures/crosstab/measure';
import type { Opened } from '$lib/figures/survey';
import { filterTables } from '$lib/figures/view/filters';
import type { View } from '$lib/figures/view/view';

/** The options of one filter under the others. */
export interface FilterCounts {
  /** whose rows are counted */
  table: TableSpec;
  /** rows by code, in the view's wave and area; null: hidden to protect persons */
  byCode: Map<string, number | null>;
}

/**
 * Counts the options of each filter under the others: units of the full count; persons where no unit has the filter. Of persons this
 * is the n that the slicing page shows of the same group, hidden where it is hidden there, and nothing while another filter is on: a
 * count under one filter less that under another would tell how few have both.
 * @returns by filter; of one whose rows cannot be counted nothing
 */
export async function filterCounts(
  source: CellSource,
  { codebook, stored }: Pick<Opened, 'codebook' | 'stored'>,
  { wave, area, base, filters }: Pick<View, 'wave' | 'area' | 'base' | 'filters'>,
  signal?: AbortSignal
): Promise<Map<string, FilterCounts>> {
  const asked = codebook.filters.flatMap(({ name, columns }) => {
    const tables = filterTables(codebook, name, filters);
    const counted = (table: TableSpec): { table: TableSpec; indicator: string } | [] => {
      const id = table.hideBelow > 0 ? everybodyId(codebook, table, columns[table.name]!) : rowsId(table.name);
      return codebook.derived.some((one) => one.id === id) ? { table, indicator: id! } : [];
    };
    const units = tables.filter(({ design, hideBelow }) => design === 'census' && hideBelow === 0);
    const persons = tables.filter(({ hideBelow }) => hideBelow > 0);
    const [found] = [...units, ...persons].flatMap(counted);
    if (!found || !stored.some((one) => one.table === found.table.name && one.wave === wave)) return [];
    const { table, indicator } = found;
    const column = columns[table.name]!;
    const others = Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
    const query: EstimateQuery = { waves: [wave], filters: others, base, indicators: [indicator], group: [column] };
    return [{ name, table, column, query }];
  });
  const found = await askAll(
    source,
    codebook,
    stored,
    asked.map(({ query }) => query),
    signal
  );
  return new Map(
    asked.map(({ name, table, column }, at) => {
      const here = found[at]!.filter((one) => one.area === area && one.group[column]);
      return [name, { table, byCode: new Map(here.map(({ group, n }) => [group[column]!, n])) }];
    })
  );
}

/** What asks everybody who answered a question of persons: any of its codes. */
const everybodyId = (codebook: Opened['codebook'], { name }: TableSpec, column: string): string | undefined =>
  shownCodes(codebook, name, column)[0]?.definitions[0]?.id;
