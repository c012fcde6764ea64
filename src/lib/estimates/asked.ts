import type { Codebook, Filter, Indicator, TableSpec } from '../codebook/codebook';
import type { Predicate } from '../codebook/expression';
import type { StoredTable } from '../tables/stored';
import { columnsUsed, type Key, type Measure, type Question } from './question';
import type { Territory } from './territory';

/** What a reader wants to know. */
export interface EstimateQuery {
  waves: string[];
  /** chosen codes by filter; no codes: not filtered */
  filters: Record<string, string[]>;
  /** name of a base; an indicator without it is computed on its default */
  base: string;
  /** ids; all when not given. An indicator brings its parts */
  indicators?: string[];
}

/** All that is asked of one table. */
export interface Asked {
  table: TableSpec;
  /** definitions with sums of their own, one an id */
  indicators: Indicator[];
  /** the tables of the asked waves */
  stored: StoredTable[];
  /** null: nothing is stored, or the table cannot be sliced by an active filter */
  question: Question | null;
  /** an active filter does not apply to the table */
  unsliceable: boolean;
}

/** The definition of each id that a base calls for: its own, else the first. */
export function definitions(codebook: Codebook, { base, indicators }: EstimateQuery): Indicator[] {
  const byId = new Map<string, Indicator>();
  for (const one of codebook.indicators) if (!byId.has(one.id) || one.base === base) byId.set(one.id, one);
  const wanted = indicators && new Set(indicators);
  return [...byId.values()].filter(({ id, partOf }) => !wanted || wanted.has(id) || (partOf && wanted.has(partOf)));
}

/** One question a table: all indicators, areas and waves at once. Kinds and the whole are sums of areas. */
export function asked(codebook: Codebook, land: Territory, stored: StoredTable[], query: EstimateQuery): Asked[] {
  const simple = definitions(codebook, query).filter(({ combine }) => combine === null);
  const active = Object.entries(query.filters).filter(([, codes]) => codes.length > 0);
  return codebook.tables.flatMap((table): Asked[] => {
    const indicators = simple.filter((indicator) => indicator.table === table.name);
    if (indicators.length === 0) return [];
    const kept = stored.filter((one) => one.table === table.name && query.waves.includes(one.wave));
    const where = active.map(([name, codes]) =>
      slice(
        table,
        codebook.filters.find((one) => one.name === name),
        codes
      )
    );
    const unsliceable = where.includes(null);
    const question =
      unsliceable || kept.length === 0
        ? null
        : ask(table, indicators, kept, land, all(where.filter((one) => one !== null)));
    return [{ table, indicators, stored: kept, question, unsliceable }];
  });
}

function ask(
  table: TableSpec,
  indicators: Indicator[],
  stored: StoredTable[],
  land: Territory,
  where: Predicate | null
): Question {
  const has = (column: string | null) => column !== null && stored.some(({ columns }) => columns.includes(column));
  return {
    editions: stored.map(({ wave, name, columns }) => ({ wave, name, columns })),
    keys: [areaKey(table, stored, land)],
    sets: [['area']],
    measures: indicators.flatMap((indicator) => measure(indicator, table)),
    where,
    weight: has(table.weight) ? table.weight : null,
    n: table.design === 'aggregated' ? table.n : null,
    squares: isWeighed(table) || table.design === 'sample'
  };
}

/** Its weights decide how many answers are few. */
const isWeighed = ({ design, weight, unreliableBelow }: TableSpec): boolean =>
  design !== 'aggregated' && weight !== null && unreliableBelow > 0;

/** Areas as the table names them; rows that name parts of a reporting area are grouped, but where each is a sum of its own. */
function areaKey(
  { area: column, design }: TableSpec,
  stored: StoredTable[],
  { areas, root, reporting }: Territory
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
function measure({ id, universe, numerator, denominator }: Indicator, { questions }: TableSpec): Measure[] {
  if (numerator === null || denominator === null) return [];
  const measure = { id, universe, numerator, denominator, relevant: null };
  const used = new Set(columnsUsed(measure));
  const conditions = questions.flatMap(({ name, relevant }) => (relevant && used.has(name) ? [relevant] : []));
  const distinct = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]));
  return [{ ...measure, relevant: all([...distinct.values()]) }];
}

/** The rows that a filter keeps; null when the table has no column for it. */
function slice(table: TableSpec, filter: Filter | undefined, codes: string[]): Predicate | null {
  const column = filter?.columns[table.name];
  const question = table.questions.find(({ name }) => name === column);
  if (!question) return null;
  const { name, type } = question;
  if (type === 'select_multiple') {
    const operands = codes.map((value): Predicate => ({ type: 'has', column: name, value, negated: false }));
    return operands.length === 1 ? operands[0]! : { type: 'or', operands };
  }
  const isNumber = type === 'boolean' || type === 'integer' || type === 'decimal';
  return { type: 'in', column: name, values: isNumber ? codes.map(Number) : codes, negated: false };
}

function all(conditions: Predicate[]): Predicate | null {
  return conditions.length > 1 ? { type: 'and', operands: conditions } : (conditions[0] ?? null);
}
