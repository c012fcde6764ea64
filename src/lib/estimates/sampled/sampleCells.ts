import type { Codebook, TableSpec } from '../../codebook/codebook';
import type { Expression, Predicate } from '../../codebook/expression/expression';
import type { PsuTotals } from '../../stats/design/design';
import type { StoredTable } from '../../tables/store/stored';
import { Answered } from '../cells/answered';
import { columnOf } from '../cells/asked';
import { all, rowsWith } from '../cells/tableQuery';
import type { CellQuery, CellSource } from '../cells/cellQuery';
import { geographyOf } from '../geography';
import { SourceError } from '../sourceError';

/** Rows of a sample that are looked at together, in one wave. */
export interface SampleQuery {
  table: string;
  wave: string;
  /** chosen codes by filter, as of every query */
  filters?: Record<string, string[]>;
  /** codes of areas that report; all when not given */
  areas?: string[];
  /** of whom: as an indicator's */
  universe?: Predicate | null;
  /** what each row adds: 1 when not given */
  numerator?: Expression;
}

/** Rows of the same values. */
export interface SampleCell {
  values: (string | null)[];
  totals: PsuTotals;
}

const one: Expression = { type: 'number', value: 1 };
const measure = 'rows';

/**
 * What the rows of a sample add up to by the values of some columns, with all that its variances need. Without columns of a design the
 * rows are drawn one by one, with replacement. Nothing is suppressed here: for functions that return statistics, not for pages.
 * @param by columns of one value a row
 * @returns null of a full count, where nothing is stored, without a column that is asked for, and where the design is not known
 */
export async function sampleCells(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  query: SampleQuery,
  by: string[],
  signal?: AbortSignal
): Promise<{ table: TableSpec; cells: SampleCell[] } | null> {
  const table = codebook.tables.find(({ name }) => name === query.table);
  const asked = sampleQuery(codebook, stored, query, by);
  if (!table || !asked) return null;
  if (!source.can(asked)) throw new SourceError('no source answers by this design', false);
  const block = source.peek(asked) ?? (await source.cells(asked, signal));
  if (block.drawn?.[query.wave]?.units === null) return null;
  const answered = new Answered(block);
  const values = new Map<string, (string | null)[]>();
  const places = new Map<string, number[]>();
  for (const [at, { key }] of block.groups.entries()) {
    const of = by.map((column) => key[column] ?? null);
    const name = JSON.stringify(of);
    values.set(name, of);
    places.set(name, [...(places.get(name) ?? []), at]);
  }
  const sums = answered.sums(measure, places, query.wave);
  const cells = [...sums].flatMap(([name, { psus }]) => (psus ? [{ values: values.get(name)!, totals: psus }] : []));
  return { table, cells };
}

/** What it asks of a source, which a page source may prepare; null where it asks nothing. */
export function sampleQuery(
  codebook: Codebook,
  stored: StoredTable[],
  { table: named, wave, filters = {}, areas, universe = null, numerator = one }: SampleQuery,
  by: string[]
): CellQuery | null {
  const table = codebook.tables.find(({ name }) => name === named);
  if (!table) return null;
  const tables = stored.filter((one) => one.table === table.name && one.wave === wave);
  const known = tables.length > 0 && by.every((column) => tables.some(({ columns }) => columns.includes(column)));
  if (table.design !== 'sample' || !known) return null;
  const where = Object.entries(filters).flatMap(([filter, codes]) =>
    codes.length > 0 ? [rowsWith(table, columnOf(codebook, table, filter), codes)] : []
  );
  if (where.includes(null)) return null;
  const { reporting } = geographyOf(codebook);
  const codes = tables.flatMap((one) => one.areas).filter((code) => areas?.includes(reporting.get(code) ?? ''));
  const within: Predicate[] = areas ? [{ type: 'in', column: table.area, values: codes, negated: false }] : [];
  const { stratum, cluster, fpc = null, fpcWithin = null, weight } = table;
  return {
    waveTables: tables.map(({ name, columns }) => ({ wave, name, columns })),
    keys: by.map((column) => ({ name: column, column, groups: null })),
    sets: [{ name: 'cells', keys: by }],
    measures: [{ id: measure, universe, numerator, denominator: one, relevant: null }],
    where: all([...where.filter((one) => one !== null), ...within]),
    weight: tables.some(({ columns }) => weight !== null && columns.includes(weight)) ? weight : null,
    n: null,
    variance: 'design',
    design: { stratum, cluster, fpc, fpcWithin }
  };
}
