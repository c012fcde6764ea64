import type { Codebook, Variable } from '../codebook/codebook';
import { columnsOf } from '../codebook/expression/columnsOf';
import type { Operand, Predicate } from '../codebook/expression/expression';
import { personalColumns } from '../codebook/personalColumns';
import type { StoredTable } from '../tables/store/stored';
import type { UnitRows } from './units/unitRows';
import { waveTableOf } from './cells/waveTable';
import { columnsUsed, type WaveTable, type Measure } from './cells/cellQuery';

/** Which rows of a full count are to be listed: whom to visit, what a number is made of. */
export interface RowQuery {
  table: string;
  waves: string[];
  columns: string[];
  where: Predicate | null;
  /** the first column first; rows that are equal in all are in the order of the table's key */
  order: { column: string; descending: boolean }[];
  /** at most so many rows, from the first */
  limit: number;
  /** by which each row is said to count, with the weight that its figure has */
  counted?: { measure: Measure; weight: string | null };
}

/** The columns that say how a row counts, those that say why an answer is missing among them. */
export function countedColumns({ counted }: RowQuery): string[] {
  if (!counted) return [];
  const { measure, weight } = counted;
  const used = columnsUsed(measure);
  const relevant = measure.relevant ? [...columnsOf(measure.relevant)] : [];
  return [
    ...new Set([...used, ...used.map((column) => `${column}__missing`), ...relevant, ...(weight ? [weight] : [])])
  ];
}

/** Rows in columns. */
export interface RowBlock {
  /** by row */
  waves: string[];
  /** by column of the query, then by row; a date is its ISO text, a column of several codes '|a|b|' */
  columns: Map<string, (string | number | null)[]>;
  /** rows that the condition holds for, listed or not */
  total: number;
}

/** Whoever can list rows, and only those that `allowRows` allows. */
export interface RowSource {
  /** Rejects with a SourceError, or with an AbortError when the signal fires first. */
  rows(query: AllowedRows, signal?: AbortSignal): Promise<RowBlock>;
  /** All of one wave in the order in which they are stored, each with what it counts. Rejects as `rows` does. */
  units(query: AllowedRows, signal?: AbortSignal): Promise<UnitRows>;
  /** the question in the source's own language, for people who want to check */
  statement(query: AllowedRows): string;
}

declare const brand: unique symbol;
/** What `allowRows` has looked at, and nobody can change since. */
export interface AllowedRows {
  readonly [brand]: true;
  readonly query: RowQuery;
  readonly waveTables: WaveTable[];
  readonly table: { key: string[]; variables: Pick<Variable, 'name' | 'type'>[] };
}

/** Rows that nobody is shown: which, and why. */
export class RowsRefused extends Error {
  override name = 'RowsRefused';

  constructor(
    /** notCensus: rows are persons, or areas · personal: a column tells of a person · unknown: there is no such thing */
    readonly reason: 'notCensus' | 'personal' | 'unknown' | 'malformed',
    /** name of the table, column or part of the query */
    readonly what: string
  ) {
    super(`rows refused: ${reason} ${what}`);
  }
}

/**
 * The one guard before rows: full counts of units only, of which nothing is hidden, and no column that may tell of a person, whether
 * it is shown, sorted by or only filtered by. A query may come from anywhere.
 * @throws RowsRefused
 */
export function allowRows(codebook: Codebook, stored: StoredTable[], asked: RowQuery): AllowedRows {
  const query = structuredClone(asked);
  const table = codebook.tables.find(({ name }) => name === query.table);
  if (!table) throw new RowsRefused('unknown', query.table);
  if (table.design !== 'census' || table.hideBelow > 0) throw new RowsRefused('notCensus', table.name);
  if (!Number.isSafeInteger(query.limit) || query.limit < 1) throw new RowsRefused('malformed', 'limit');
  if (query.where !== null) checkPredicate(query.where);
  const { measure, weight } = query.counted ?? {};
  if (measure) checkMeasure(measure);
  const known = new Set(table.variables.map(({ name }) => name));
  const personal = personalColumns(table);
  const used = [
    ...query.columns,
    ...query.order.map(({ column }) => column),
    ...(query.where === null ? [] : columnsOf(query.where)),
    ...(measure ? columnsUsed(measure) : []),
    ...(measure?.relevant ? columnsOf(measure.relevant) : []),
    ...(weight ? [weight] : [])
  ];
  for (const column of used) {
    if (!known.has(column)) throw new RowsRefused('unknown', column);
    if (personal.has(column)) throw new RowsRefused('personal', column);
  }
  const waveTables = stored
    .filter((one) => one.table === table.name && query.waves.includes(one.wave))
    .map((one) => waveTableOf(one, new Set(used)));
  for (const { name, values } of waveTables.flatMap(({ own = [] }) => own)) {
    for (const { when } of values) checkPredicate(when);
    const told = values.flatMap(({ when }) => [...columnsOf(when)]).find((column) => personal.has(column));
    if (told !== undefined) throw new RowsRefused('personal', name);
  }
  const { key, variables } = table;
  return frozen({
    query,
    waveTables,
    table: { key: [...key], variables: variables.map(({ name, type }) => ({ name, type })) }
  }) as AllowedRows;
}

/** Whoever holds it cannot add a column to it. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

const operators = new Set(['=', '<>', '<', '<=', '>', '>=']);

function checkMeasure({ universe, relevant, numerator, denominator }: Measure): void {
  for (const condition of [universe, relevant]) if (condition !== null) checkPredicate(condition);
  for (const part of [numerator, denominator]) checkOperand(part);
}

/** Made of nothing but what conditions are made of: a source puts its parts into a statement. */
function checkPredicate(predicate: Predicate): void {
  switch (predicate.type) {
    case 'compare':
      if (!operators.has(predicate.operator)) throw new RowsRefused('malformed', 'where');
      checkOperand(predicate.left);
      checkOperand(predicate.right);
      return;
    case 'in':
    case 'has':
    case 'isNull':
      if (typeof predicate.column !== 'string') throw new RowsRefused('malformed', 'where');
      return;
    case 'and':
    case 'or':
      predicate.operands.forEach(checkPredicate);
      return;
    case 'not':
      checkPredicate(predicate.operand);
      return;
    default:
      throw new RowsRefused('malformed', 'where');
  }
}

function checkOperand(operand: Operand): void {
  switch (operand.type) {
    case 'number':
    case 'text':
      return;
    case 'column':
      if (typeof operand.name !== 'string') throw new RowsRefused('malformed', 'where');
      return;
    case 'sum':
    case 'product':
      operand.operands.forEach(checkOperand);
      return;
    case 'negative':
      checkOperand(operand.operand);
      return;
    case 'where':
      checkOperand(operand.value);
      checkPredicate(operand.condition);
      return;
    default:
      throw new RowsRefused('malformed', 'where');
  }
}
