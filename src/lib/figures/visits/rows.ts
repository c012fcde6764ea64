import type { Codebook, Visit } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import type { Predicate } from '../../codebook/expression/expression';
import { rowsWith } from '../../estimates/cells/tableQuery';
import type { RowQuery } from '../../estimates/rows';
import { geographyOf } from '../../estimates/geography';
import type { View } from '../view/view';

/** A list longer than this is cut, and says so. */
export const maxVisits = 100_000;

/** The units of a view that lack what a visit could win, the largest first. */
export function visitRows(visit: Visit, { wave, filters, area, base }: View, codebook: Codebook): RowQuery | null {
  const definitions = codebook.indicators.filter(({ id }) => id === visit.indicator);
  const indicator = definitions.find((one) => one.base === base) ?? definitions[0];
  const table = codebook.tables.find(({ name }) => name === indicator?.table);
  if (!indicator || !table) return null;
  const { reporting } = geographyOf(codebook);
  const codes = codebook.areas.map(({ code }) => code).filter((code) => reporting.get(code) === area);
  const kept = Object.entries(filters)
    .filter(([, chosen]) => chosen.length > 0)
    .map(([name, chosen]) =>
      rowsWith(table, codebook.filters.find((one) => one.name === name)?.columns[table.name], chosen)
    );
  // a filter that the table has no column for keeps nobody that it could name
  if (kept.includes(null)) return null;
  const conditions: Predicate[] = [
    ...(indicator.universe ? [indicator.universe] : []),
    visit.lacking,
    ...(area === codebook.root ? [] : [{ type: 'in' as const, column: table.area, values: codes, negated: false }]),
    ...kept.filter((one) => one !== null)
  ];
  return {
    table: table.name,
    waves: [wave],
    columns: [...new Set([...table.key, table.area, visit.size, ...columnsOf(visit.adds)])],
    where: { type: 'and', operands: conditions },
    order: [{ column: visit.size, descending: true }],
    limit: maxVisits
  };
}
