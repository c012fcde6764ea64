import type { Indicator, TableSpec } from '../../codebook/codebook';
import { designColumns } from '../../codebook/designColumns';
import { conditionsOf } from '../../codebook/expression/conditions';
import type { Predicate } from '../../codebook/expression/expression';
import type { StoredTable } from '../../tables/store/stored';
import type { Geography } from '../geography';
import { columnsUsed, type CellQuery, type Key, type Measure } from './cellQuery';
import type { Sliced } from './slices';
import { columnsAsked, waveTableOf } from './waveTable';

/** The name of a definition's measure in a question. */
export const measureId = ({ id, base }: Indicator): string => (base === '' ? id : `${id} ${base}`);

/** What is asked of the rows of one table. @param judged definitions with sums of their own */
export function tableQuery(
  table: TableSpec,
  indicators: Indicator[],
  stored: StoredTable[],
  geography: Geography,
  { where, isUnweighted }: { where: Predicate | null; isUnweighted: boolean },
  { keys, sets }: Sliced
): CellQuery {
  const { measures, weight } = weighedMeasures(indicators, table, stored, isUnweighted);
  const grouping = [areaKey(table, stored, geography), ...keys];
  return {
    waveTables: stored.map((one) => waveTableOf(one, columnsAsked({ keys: grouping, measures, where }))),
    keys: grouping,
    sets,
    measures,
    where,
    weight,
    n: table.design === 'aggregated' ? table.n : null,
    ...varianceOf(table)
  };
}

/** What definitions count, and the column by which their rows weigh; null where each weighs 1. */
export function weighedMeasures(
  indicators: Indicator[],
  table: TableSpec,
  stored: StoredTable[],
  isUnweighted: boolean
): Pick<CellQuery, 'measures' | 'weight'> {
  const measures = indicators.flatMap((indicator) => measure(indicator, table));
  const weight = weightOf(table, stored);
  if (weight === null || !isUnweighted) return { measures, weight };
  return { measures: isOneWay(stored, weight) ? measures.map(weighing(weight)) : measures, weight: null };
}

/** The column of weights that tables have; null of none. */
export const weightOf = ({ weight }: TableSpec, stored: StoredTable[]): string | null =>
  weight !== null && stored.some(({ columns }) => columns.includes(weight)) ? weight : null;

/** Who has a weight, other than 0, is asked: the same rows as of a weighted question, so that both tell as much of who is few. */
const weighing =
  (column: string) =>
  (one: Measure): Measure => {
    const [left, right] = [{ type: 'column', name: column } as const, { type: 'number', value: 0 } as const];
    const hasWeight: Predicate = { type: 'compare', operator: '<>', left, right };
    return { ...one, universe: all([...conditionsOf(one.universe), hasWeight]) };
  };

/** All tables have a column, or none has. */
export const isOneWay = (stored: StoredTable[], column: string): boolean =>
  new Set(stored.map(({ columns }) => columns.includes(column))).size === 1;

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
