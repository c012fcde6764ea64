import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import { designColumns } from '../../codebook/designColumns';
import { definitions } from '../../codebook/definitions';
import { columnsOf } from '../../codebook/expression/columnsOf';
import { conditionsOf } from '../../codebook/expression/conditions';
import type { Predicate } from '../../codebook/expression/expression';
import type { StoredTable } from '../../tables/store/stored';
import { columnsUsed, type Key, type Measure, type CellQuery } from './cellQuery';
import { byFilter, byGroups, ofNobody, unasked, type Slice, type Sliced } from './slices';
import { columnsAsked, waveTableOf } from './waveTable';
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

/** The name of a definition's measure in a question. */
export const measureId = ({ id, base }: Indicator): string => (base === '' ? id : `${id} ${base}`);

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
    const cells = unsliceable || kept.length === 0 ? null : ask(table, judged, kept, geography, rows, sliced);
    return [{ table, indicators, stored: kept, query: cells, unsliceable, judged, slices: sliced.slices, crossed }];
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
    const people = JSON.stringify([one.universe, one.denominator, one.numerator ? [...columnsOf(one.numerator)] : []]);
    if (!asks.has(people)) asks.set(people, one);
  }
  const listed = indicators.filter((one) => one.table === name && one.combine === null);
  return [...new Set([...listed, ...asks.values(), ...wanted])];
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

function ask(
  table: TableSpec,
  indicators: Indicator[],
  stored: StoredTable[],
  geography: Geography,
  { where, isUnweighted }: { where: Predicate | null; isUnweighted: boolean },
  { keys, sets }: Sliced
): CellQuery {
  const { weight } = table;
  const isWeighted = weight !== null && stored.some(({ columns }) => columns.includes(weight));
  const measures = indicators.flatMap((indicator) => measure(indicator, table));
  const grouping = [areaKey(table, stored, geography), ...keys];
  return {
    waveTables: stored.map((one) => waveTableOf(one, columnsAsked({ keys: grouping, measures, where }))),
    keys: grouping,
    sets,
    measures: isUnweighted && isWeighted && isOneWay(stored, weight) ? measures.map(weighing(weight)) : measures,
    where,
    weight: isWeighted && !isUnweighted ? weight : null,
    n: table.design === 'aggregated' ? table.n : null,
    ...varianceOf(table)
  };
}

/** Who has a weight, other than 0, is asked: the same rows as of a weighted question, so that both tell as much of who is few. */
const weighing =
  (column: string) =>
  (one: Measure): Measure => {
    const [left, right] = [{ type: 'column', name: column } as const, { type: 'number', value: 0 } as const];
    const hasWeight: Predicate = { type: 'compare', operator: '<>', left, right };
    return { ...one, universe: all([...conditionsOf(one.universe), hasWeight]) };
  };

/** All tables have a column, or none has. */
const isOneWay = (stored: StoredTable[], column: string): boolean =>
  new Set(stored.map(({ columns }) => columns.includes(column))).size === 1;

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

/** A sample that says how it was drawn is judged by that, and never by its weights only. */
function varianceOf(table: TableSpec): Pick<CellQuery, 'variance' | 'design'> {
  const { stratum, cluster, fpc = null, fpcWithin = null } = table;
  if (table.design === 'sample' && designColumns(table).length > 0)
    return { variance: 'design', design: { stratum, cluster, fpc, fpcWithin } };
  return { variance: isWeighed(table) || table.design === 'sample' ? 'weights' : 'none' };
}

/** Its weights decide how many answers are few. */
const isWeighed = ({ design, weight, unreliableBelow }: TableSpec): boolean =>
  design !== 'aggregated' && weight !== null && unreliableBelow > 0;

/** Areas as the table names them; rows that name parts of a reporting area are grouped, but where each is a sum of its own. */
function areaKey(
  { area: column, design }: TableSpec,
  stored: StoredTable[],
  { areas, root, reporting }: Geography
): Key {
  const codes = [...new Set(stored.flatMap((one) => one.areas))].sort();
  const within = (area: string) => codes.filter((code) => reporting.get(code) === area);
  const plain = design === 'aggregated' || codes.every((code) => reporting.get(code) === code);
  return {
    name: 'area',
    column,
    groups: plain ? null : Object.fromEntries([root, ...areas].map((area) => [area, within(area)]))
  };
}

/** A row was not asked where any question that the measure uses was not. */
export function measure(indicator: Indicator, { variables }: TableSpec): Measure[] {
  const { universe, numerator, denominator } = indicator;
  if (numerator === null || denominator === null) return [];
  const measure = { id: measureId(indicator), universe, numerator, denominator, relevant: null };
  const used = new Set(columnsUsed(measure));
  const conditions = variables.flatMap(({ name, relevant }) => (relevant && used.has(name) ? [relevant] : []));
  const distinct = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]));
  return [{ ...measure, relevant: all([...distinct.values()]) }];
}

/** The rows that a filter keeps; null when the table has no column for it. */
export function rowsWith(table: TableSpec, column: string | undefined, codes: string[]): Predicate | null {
  const variable = table.variables.find(({ name }) => name === column);
  if (!variable) return null;
  const { name, type } = variable;
  if (type === 'select_multiple') {
    const operands = codes.map((value): Predicate => ({ type: 'has', column: name, value, negated: false }));
    return operands.length === 1 ? operands[0]! : { type: 'or', operands };
  }
  const isNumber = type === 'boolean' || type === 'integer' || type === 'decimal';
  return { type: 'in', column: name, values: isNumber ? codes.map(Number) : codes, negated: false };
}

/** Those that must all hold as one; null of none. */
export function all(conditions: Predicate[]): Predicate | null {
  return conditions.length > 1 ? { type: 'and', operands: conditions } : (conditions[0] ?? null);
}
