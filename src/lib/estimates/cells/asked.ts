import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import { definitions } from '../../codebook/definitions';
import { columnsOf } from '../../codebook/expression/columnsOf';
import type { StoredTable } from '../../tables/store/stored';
import type { CellQuery } from './cellQuery';
import { all, isOneWay, rowsWith, tableQuery, weightOf } from './tableQuery';
import { byFilter, byGroups, ofNobody, unasked, type Slice, type Sliced } from './slices';
import type { Places } from '../places';
import { isCodesOf } from '../suppression/codesOf';
import type { Geography } from '../geography';

/** What a reader wants to know. */
export interface EstimateQuery {
  waves: string[];
  /** chosen codes by filter; no codes: not filtered */
  filters: Record<string, string[]>;
  /** name of a base; an indicator without it is computed on its default */
  base: string;
  /** ids; all that files list when not given. An indicator brings its parts; what is derived is asked for by its id */
  indicators?: string[];
  /** columns whose values are groups: estimates of every combination of them, a column of several codes by code; of a table of persons those of one filter */
  group?: string[];
  /** of a column of areas, which the codebook has many of: whose groups are wanted */
  codes?: string[];
  /** definitions that no file has, beside those asked for by id: of persons only codes of a listed question (`isCodesOf`) */
  own?: Indicator[];
  /** by column of `group`: codes that are one group together, which is called by them, joined by `+` */
  nets?: Record<string, string[][]>;
  /** every row that has a weight weighs 1 */
  unweighted?: boolean;
  /** of areas finer than those that report, instead of these: a full count's only */
  places?: Places;
}

/** All that is asked of one table. */
export interface Asked {
  table: TableSpec;
  /** definitions with sums of their own, one an id */
  indicators: Indicator[];
  /** the tables of the asked waves */
  stored: StoredTable[];
  /** null: nothing is stored, or the table cannot be sliced as it is asked to be */
  query: CellQuery | null;
  /** the table has no column for a filter or a group that is asked for */
  unsliceable: boolean;
  /** waves whose rows have weights that are not to be used */
  unweighted: string[];
  /** every definition of a table of persons, whatever is asked for: what is hidden is decided from all; else those that are asked for */
  judged: Indicator[];
  /** of whom estimates are made. A table of persons is asked for all values of a filter, whichever of them are looked at */
  slices: Slice[];
  /**
   * a table of persons is sliced as cannot be shown to be safe: by more than one filter or group, by several codes that one
   * person can have, or by a column that is no filter's, whose values may be tied to those of another
   */
  crossed: boolean;
}

/** The definitions that a query asks for, with their parts. */
export function askedDefinitions(codebook: Codebook, { base, indicators, own = [] }: EstimateQuery): Indicator[] {
  const wanted = indicators && new Set(indicators);
  const listed = definitions(codebook.indicators, base).filter(
    ({ id, partOf }) => !wanted || wanted.has(id) || (partOf && wanted.has(partOf))
  );
  const derived = wanted ? definitions(codebook.derived, base).filter(({ id }) => wanted.has(id)) : [];
  return [...listed, ...derived, ...own];
}

/**
 * One question a table: all indicators, areas and waves at once. Area types and the total are sums of areas. A table of persons is
 * asked for all values of a filter, so that what is hidden does not depend on which of them is chosen.
 */
export function asked(codebook: Codebook, geography: Geography, stored: StoredTable[], query: EstimateQuery): Asked[] {
  const simple = askedDefinitions(codebook, query).filter(({ combine }) => combine === null);
  const active = Object.entries(query.filters).filter(([, codes]) => codes.length > 0);
  const group = [...new Set(query.group)];
  return codebook.tables.flatMap((table): Asked[] => {
    const indicators = simple.filter((indicator) => indicator.table === table.name);
    if (indicators.length === 0) return [];
    const kept = stored.filter((one) => one.table === table.name && query.waves.includes(one.wave));
    const chosen = active.map(([name, codes]) => ({ column: columnOf(codebook, table, name), codes }));
    const where = chosen.map(({ column, codes }) => rowsWith(table, column, codes));
    const persons = table.hideBelow > 0;
    const groups = byGroups(codebook, table, group, { blanks: !persons, areas: query.codes, nets: query.nets });
    const unsliceable = where.includes(null) || groups === null;
    const isSafe = !persons || isAskedSafely(codebook, kept, table, query);
    const found = !unsliceable && persons ? slicedSafely(codebook, table, chosen, group, query.nets) : groups;
    const safe = isSafe ? found : null;
    const crossed = !unsliceable && safe === null;
    const sliced = safe ?? unasked(groups ?? ofNobody(group));
    const judged = persons ? judgedTogether(codebook, table, indicators) : indicators;
    const condition = persons ? null : all(where.filter((one) => one !== null));
    const rows = { where: condition, isUnweighted: query.unweighted ?? false };
    const cells = unsliceable || kept.length === 0 ? null : tableQuery(table, judged, kept, geography, rows, sliced);
    const isWeighed = (wave: string) =>
      weightOf(
        table,
        kept.filter((one) => one.wave === wave)
      ) !== null;
    const unweighted = query.unweighted ? query.waves.filter(isWeighed) : [];
    return [
      { table, indicators, stored: kept, query: cells, unsliceable, unweighted, judged, slices: sliced.slices, crossed }
    ];
  });
}

/**
 * Every definition of a table of persons, whatever is asked for. Of the codes of one question, which ask the same people, one speaks
 * for all; those that are asked for are judged beside it.
 */
function judgedTogether({ indicators, derived }: Codebook, { name }: TableSpec, wanted: Indicator[]): Indicator[] {
  const asks = new Map<string, Indicator>();
  for (const one of derived) {
    if (one.table !== name) continue;
    const asked = peopleOf(one);
    if (!asks.has(asked)) asks.set(asked, one);
  }
  const listed = indicators.filter((one) => one.table === name && one.combine === null);
  return [...new Set([...listed, ...asks.values(), ...wanted])];
}

const people = new WeakMap<Indicator, string>();

/** The same text for definitions that ask the same people the same question. */
function peopleOf(one: Indicator): string {
  const { universe, denominator, numerator } = one;
  const known = people.get(one) ?? JSON.stringify([universe, denominator, numerator ? [...columnsOf(numerator)] : []]);
  people.set(one, known);
  return known;
}

/** The column that a filter reads of a table. */
export const columnOf = ({ filters }: Codebook, table: TableSpec, filter: string): string | undefined =>
  filters.find(({ name }) => name === filter)?.columns[table.name];

/**
 * The rows of a table of persons that may be looked at: of everybody, or of the values of one filter, alone, together or each as a
 * group; null for all else. A group is what the filter shows of its value, so that groups tell nothing that filters do not.
 */
function slicedSafely(
  codebook: Codebook,
  table: TableSpec,
  chosen: { column: string | undefined; codes: string[] }[],
  group: string[],
  nets: EstimateQuery['nets']
): Sliced | null {
  const [filter] = chosen;
  const [column] = group;
  if (chosen.length + group.length > 1) return null;
  if (filter) return byFilter(codebook, table, filter.column!, filter.codes);
  const isFilter = codebook.filters.some(({ columns }) => columns[table.name] === column);
  return column === undefined || isFilter ? byGroups(codebook, table, group, { blanks: false, nets }) : null;
}

/** Whether nothing is asked of persons by which a reader could tell more than by what is always judged. */
function isAskedSafely(
  codebook: Codebook,
  stored: StoredTable[],
  table: TableSpec,
  { own = [], unweighted = false }: EstimateQuery
): boolean {
  const known = [...codebook.indicators, ...codebook.derived].filter((one) => one.table === table.name);
  return (
    own.every((one) => one.table !== table.name || isCodesOf(one, known)) &&
    (!unweighted || table.weight === null || isOneWay(stored, table.weight))
  );
}
