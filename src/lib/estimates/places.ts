import type { Codebook } from '../codebook/codebook';
import type { StoredTable } from '../tables/store/stored';

/** Areas finer than those that report: of a kind, as a column of a table names them. */
export interface Places {
  table: string;
  column: string;
  kind: string;
}

/**
 * The survey as if these areas reported. One that no row names has no rows, and is not silent: who should have named it nobody knows.
 */
export function atPlaces(codebook: Codebook, stored: StoredTable[], { table, column, kind }: Places) {
  const codes = codebook.areas.flatMap((area) => (area.type === kind ? [area.code] : []));
  return {
    codebook: {
      ...codebook,
      areaTypes: codebook.areaTypes.map((one) => ({ ...one, reporting: one.name === kind })),
      tables: codebook.tables.map((one) => (one.name === table ? { ...one, area: column } : one))
    },
    stored: stored.flatMap((one) =>
      one.table === table && one.columns.includes(column) ? [{ ...one, areas: codes }] : []
    )
  };
}
