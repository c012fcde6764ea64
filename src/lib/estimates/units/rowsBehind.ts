import { definitions } from '../../codebook/definitions';
import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import type { Predicate } from '../../codebook/expression/expression';
import type { StoredTable } from '../../tables/store/stored';
import { columnOf } from '../cells/asked';
import { codesOfGroup } from '../cells/slices';
import { all, rowsWith, weighedMeasures } from '../cells/tableQuery';
import { canMeasure, type Measure } from '../cells/cellQuery';
import { geographyOf, type Geography } from '../geography';
import type { Group } from '../place';

/** A number by what it is of: an indicator, an area (the root, an area type, a reporting area or a finer one) and a group. */
export interface NumberPlace {
  indicator: string;
  area: string;
  group: Group;
  /** the definition of one that no file has */
  own?: Indicator | undefined;
  /** every row that has a weight weighs 1 */
  unweighted?: boolean | undefined;
}

/** Under which choices it is looked at. */
export interface NumberView {
  wave: string;
  base: string;
  filters: Record<string, string[]>;
}

/** The rows that a number was counted from: of which tables, which of them, and what each adds to it. */
export interface RowsBehind {
  table: TableSpec;
  indicator: Indicator;
  measure: Measure;
  /** the tables of the wave that have what it is made of, and others of it */
  stored: StoredTable[];
  where: Predicate | null;
  /** column; null where all rows weigh the same */
  weight: string | null;
}

/** Of which of the table's rows, beside those that the area, the group and the filters choose. */
export interface Counting {
  /** reporting areas that the number leaves out (`SumOfAreas.conflicts`) */
  conflicts?: string[];
  /** codes of areas whose rows count, '' of rows that name none; of a table whose rows are sums (`countedCodes`) */
  codes?: string[] | null;
}

/**
 * unknown: no such indicator · parts: the number is that of another indicator · unsliceable: the table has no column for a filter ·
 * notReported: no table of the wave has what it is made of.
 */
export type NoRows = 'unknown' | 'parts' | 'unsliceable' | 'notReported';

/** The definition of a number under a base, and its table. */
export function defined(
  { indicators, derived, tables }: Codebook,
  { indicator: id, own }: Pick<NumberPlace, 'indicator' | 'own'>,
  base: string
): { indicator: Indicator; table: TableSpec } | null {
  const indicator = own ?? definitions([...indicators, ...derived], base).find((one) => one.id === id);
  const table = tables.find(({ name }) => name === indicator?.table);
  return indicator && table ? { indicator, table } : null;
}

export function rowsBehind(
  codebook: Codebook,
  stored: StoredTable[],
  number: NumberPlace,
  view: NumberView,
  { conflicts = [], codes = null }: Counting = {}
): RowsBehind | { none: NoRows } {
  const found = defined(codebook, number, view.base);
  if (!found) return { none: 'unknown' };
  const { indicator, table } = found;
  if (indicator.combine !== null) return { none: 'parts' };
  const tables = stored.filter((one) => one.table === table.name && one.wave === view.wave);
  const { measures, weight } = weighedMeasures([indicator], table, tables, number.unweighted ?? false);
  const [measure] = measures;
  if (!measure || !tables.some((one) => canMeasure(one, measure))) return { none: 'notReported' };
  const conditions = [
    ...Object.entries(view.filters)
      .filter(([, codes]) => codes.length > 0)
      .map(([name, codes]) => rowsWith(table, columnOf(codebook, table, name), codes)),
    ...Object.entries(number.group).map(([column, code]) => inGroup(codebook, table, column, code))
  ];
  if (conditions.includes(null)) return { none: 'unsliceable' };
  const areas = codes
    ? [ofCodes(table.area, codes)]
    : inArea(table, geographyOf(codebook), tables, number.area, conflicts);
  return {
    table,
    indicator,
    measure,
    stored: tables,
    where: all([...areas, ...conditions.filter((one) => one !== null)]),
    weight
  };
}

function inArea(
  table: TableSpec,
  geography: Geography,
  stored: StoredTable[],
  area: string,
  conflicts: string[]
): Predicate[] {
  const codes = [...new Set(stored.flatMap(({ areas }) => areas))];
  const within = (areas: string[]) => codes.filter((code) => areas.includes(geography.reporting.get(code) ?? ''));
  const column = table.area;
  if (area === geography.root) {
    if (conflicts.length === 0) return [];
    const outside: Predicate = { type: 'in', column, values: within(conflicts), negated: true };
    // who names no area is counted in the whole
    return [{ type: 'or', operands: [{ type: 'isNull', column, negated: false }, outside] }];
  }
  const members = geography.types.find(({ key }) => key === area)?.areas.filter((one) => !conflicts.includes(one));
  if (!members && !geography.areas.includes(area)) return [inFinerArea(table, area)];
  return [{ type: 'in', column, values: within(members ?? [area]), negated: false }];
}

/** The rows that name an area which does not report itself, in a column of its own where there is one. */
function inFinerArea({ area: column, variables }: TableSpec, code: string): Predicate {
  const finer = variables.find(({ name, type }) => type === 'area' && name !== column)?.name ?? column;
  return { type: 'in', column: finer, values: [code], negated: false };
}

function ofCodes(column: string, codes: string[]): Predicate {
  const named: Predicate = { type: 'in', column, values: codes.filter((code) => code !== ''), negated: false };
  if (!codes.includes('')) return named;
  return { type: 'or', operands: [{ type: 'isNull', column, negated: false }, named] };
}

/** The rows of a group: null is who gave no answer. */
function inGroup(codebook: Codebook, table: TableSpec, column: string, code: string | null): Predicate | null {
  const variable = table.variables.find(({ name }) => name === column);
  if (!variable) return null;
  if (code === null) return { type: 'isNull', column, negated: false };
  return rowsWith(table, column, codesOfGroup(codebook, variable, code));
}
