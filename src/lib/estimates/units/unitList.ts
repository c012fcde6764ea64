import type { Codebook, Indicator, People, TableSpec } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import { personalColumns } from '../../codebook/personalColumns';
import type { StoredTable } from '../../tables/store/stored';
import { columnsUsed } from '../cells/cellQuery';
import type { RowQuery } from '../rows';
import { defined, rowsBehind, type NoRows, type NumberPlace, type NumberView } from './rowsBehind';

/** Why there is no list: persons, areas: what a row is; else why there are no rows. */
export type Unlisted = NoRows | 'persons' | 'areas';

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
  list: NumberPlace,
  view: NumberView,
  conflicts: string[] = []
): ListedUnits | { unlisted: Unlisted } {
  const found = defined(codebook, list, view.base);
  if (!found) return { unlisted: 'unknown' };
  const refused = unlistable(found.indicator, found.table);
  if (refused) return { unlisted: refused };
  const behind = rowsBehind(codebook, stored, list, view, { conflicts });
  if ('none' in behind) return { unlisted: behind.none };
  const { table, indicator, measure, where, weight } = behind;
  const columns = shownColumns(codebook, table, [
    ...columnsUsed(measure),
    ...(measure.relevant ? columnsOf(measure.relevant) : [])
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
      counted: { measure, weight }
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
