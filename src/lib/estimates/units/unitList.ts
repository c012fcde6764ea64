import type { Codebook, Indicator, People, TableSpec } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import { definitions } from '../../codebook/definitions';
import type { Predicate } from '../../codebook/expression/expression';
import { personalColumns } from '../../codebook/personalColumns';
import type { StoredTable } from '../../tables/store/stored';
import { all, columnOf, measure, rowsWith } from '../cells/asked';
import type { Group } from '../place';
import { canMeasure, columnsUsed } from '../cells/cellQuery';
import type { RowQuery } from '../rows';
import { geographyOf, type Geography } from '../geography';

/** The units behind a number: of an indicator, an area (the root, an area type or a reporting area) and a group. */
export interface UnitList {
  indicator: string;
  area: string;
  group: Group;
}

/** Under which choices it is looked at. */
export interface ListView {
  wave: string;
  base: string;
  filters: Record<string, string[]>;
}

/**
 * Why there is no list: unknown: no such indicator · persons, areas: what a row is · parts: the number is that of another indicator ·
 * unsliceable: the table has no column for a filter · notReported: no table of the wave has what it is made of.
 */
export type Unlisted = 'unknown' | 'persons' | 'areas' | 'parts' | 'unsliceable' | 'notReported';

export interface ListedUnits {
  table: TableSpec;
  indicator: Indicator;
  query: RowQuery;
}

/** A million units: more is no list. */
const most = 1_000_000;

/**
 * The question for the units that a number was counted from.
 * @param conflicts reporting areas that the number leaves out (`SumOfAreas.conflicts`)
 */
export function listedUnits(
  codebook: Codebook,
  stored: StoredTable[],
  list: UnitList,
  view: ListView,
  conflicts: string[] = []
): ListedUnits | { unlisted: Unlisted } {
  const indicator = definitions([...codebook.indicators, ...codebook.derived], view.base).find(
    ({ id }) => id === list.indicator
  );
  const table = codebook.tables.find(({ name }) => name === indicator?.table);
  if (!indicator || !table) return { unlisted: 'unknown' };
  const refused = unlistable(indicator, table);
  if (refused) return { unlisted: refused };
  const [counted] = measure(indicator, table);
  const tables = stored.filter((one) => one.table === table.name && one.wave === view.wave);
  if (!counted || !tables.some((one) => canMeasure(one, counted))) return { unlisted: 'notReported' };
  const geography = geographyOf(codebook);
  const conditions = [
    ...Object.entries(view.filters)
      .filter(([, codes]) => codes.length > 0)
      .map(([name, codes]) => rowsWith(table, columnOf(codebook, table, name), codes)),
    ...Object.entries(list.group).map(([column, code]) => inGroup(table, column, code))
  ];
  if (conditions.includes(null)) return { unlisted: 'unsliceable' };
  const where = all([
    ...inArea(table, geography, tables, list.area, conflicts),
    ...conditions.filter((one) => one !== null)
  ]);
  const weight = table.weight !== null && tables.some(({ columns }) => columns.includes(table.weight!));
  const columns = shownColumns(codebook, table, [
    ...columnsUsed(counted),
    ...(counted.relevant ? columnsOf(counted.relevant) : [])
  ]);
  return {
    table,
    indicator,
    query: {
      table: table.name,
      waves: [view.wave],
      columns,
      where,
      order: [],
      limit: most,
      counted: { measure: counted, weight: weight ? table.weight : null }
    }
  };
}

/** How large a unit is, the largest of a list coming first: the persons that it stands for; null where the survey does not say. */
export const sizeOf = ({ gaps }: Pick<Codebook, 'gaps'>, { name }: TableSpec): People | null =>
  gaps.people[name] ?? null;

/** Why no rows of an indicator can ever be listed; null where they can. */
export function unlistable({ combine }: Indicator, { design, hideBelow }: TableSpec): Unlisted | null {
  if (design === 'aggregated') return 'areas';
  if (design !== 'census' || hideBelow > 0) return 'persons';
  return combine === null ? null : 'parts';
}

/** Who it is, where it is, how large, what decides, and what it can be sliced by: in this order, none of a person. */
function shownColumns(codebook: Codebook, table: TableSpec, deciding: string[]): string[] {
  const personal = personalColumns(table);
  const known = new Map(table.variables.map((variable) => [variable.name, variable]));
  const places = table.variables.filter(({ type }) => type === 'area').map(({ name }) => name);
  const texts = table.variables
    .filter(({ type, name }) => type === 'text' && name !== table.wave)
    .map(({ name }) => name);
  const filters = codebook.filters.flatMap(({ columns }) => columns[table.name] ?? []);
  const size = sizeOf(codebook, table)?.column ?? [];
  const wanted = [...table.key, ...texts, table.area, ...places, ...[size].flat(), ...deciding, ...filters];
  return [...new Set(wanted)].filter((name) => known.has(name) && !personal.has(name));
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
  const members = geography.types.find(({ key }) => key === area)?.areas.filter((one) => !conflicts.includes(one)) ?? [
    area
  ];
  return [{ type: 'in', column, values: within(members), negated: false }];
}

/** The rows of a group: null is who gave no answer. */
function inGroup(table: TableSpec, column: string, code: string | null): Predicate | null {
  if (code !== null) return rowsWith(table, column, [code]);
  return table.variables.some(({ name }) => name === column) ? { type: 'isNull', column, negated: false } : null;
}
