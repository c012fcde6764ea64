import type { Predicate } from '../../codebook/expression/expression';
import { identifier, literal } from '../../engine/sql';
import { predicateSql } from '../../tables/sql/predicateSql';
import { canMeasure, columnsUsed, type WaveTable, type Key, type Measure, type CellQuery } from '../cells/cellQuery';
import { RowColumns, type Term } from './rowColumns';
import { select } from './select';

/** The sums of a measure that a statement returns, in this order; a sum that it does not return is 0 or follows from others. */
export type Sum = 'complete' | 'notEligible' | 'y' | 'x' | 'n' | 'w' | 'ww' | 'yy' | 'xy' | 'xx';

export interface Statement {
  sql: string;
  /** keys in the order of their columns */
  keys: Key[];
  sums: Sum[];
}

/**
 * One statement for all measures and sets. Its columns: wave, the keys, GROUPING() of each key, rows, weighted rows, then the sums of
 * each measure. Rows are added up once, by the columns that keys are made of; sets are sums of that small result, which is
 * three times as fast as GROUPING SETS over the rows and spares the ENUM types of the wave tables from meeting.
 */
export function statement(query: CellQuery): Statement {
  const keys = query.keys.filter(({ name }) => query.sets.some((set) => set.keys.includes(name)));
  const sums = sumsOf(query);
  const names = keys.map(keyName);
  const sumNames = [
    'rows',
    'weighted',
    ...query.measures.flatMap((measure) => sums.map((sum) => sumName(measure, sum)))
  ];
  const sets = query.sets.map((set) => {
    return `(${['wave', ...set.keys.map((name) => `by ${name}`)].map(identifier).join(', ')})`;
  });
  const sql = select({
    columns: [
      '"wave"',
      ...names,
      ...names.map((name) => `GROUPING(${name})`),
      ...sumNames.map((name) => `CAST(SUM(${identifier(name)}) AS DOUBLE) AS ${identifier(name)}`)
    ],
    from: query.waveTables.map((waveTable) => waveTableSql(query, waveTable, keys, sums)).join('\nUNION ALL\n'),
    groupBy: `GROUPING SETS (${sets.join(', ')})`
  });
  return { sql, keys, sums };
}

function sumsOf({ n, variance }: CellQuery): Sum[] {
  return [
    'complete',
    'notEligible',
    'y',
    'x',
    ...(n === null ? [] : (['n'] as const)),
    ...(variance === 'weights' ? (['w', 'ww', 'yy', 'xy', 'xx'] as const) : [])
  ];
}

const keyName = ({ name }: Key): string => identifier(`by ${name}`);
const sumName = ({ id }: Measure, sum: Sum): string => `${id} ${sum}`;

/** The rows of one wave table, added up by the columns that keys are made of. */
function waveTableSql(query: CellQuery, waveTable: WaveTable, keys: Key[], sums: Sum[]): string {
  const rows = new RowColumns(waveTable);
  const parts = query.measures.map((measure) =>
    canMeasure(waveTable, measure) ? measureSql(query, measure, rows) : null
  );
  const weighted = query.weight !== null && rows.has(query.weight) ? identifier(query.weight) : null;
  const columns = [...new Set(keys.map(({ column }) => column))].filter((column) => rows.has(column));
  return select({
    columns: [
      `${literal(waveTable.wave)} AS "wave"`,
      ...keys.map((key) => `${rows.has(key.column) ? keySql(key) : 'CAST(NULL AS VARCHAR)'} AS ${keyName(key)}`),
      'COUNT(*) AS "rows"',
      `${weighted ? `SUM(CAST((${weighted} NOT IN (0, 1)) AS INTEGER))` : '0'} AS "weighted"`,
      ...query.measures.flatMap((measure, index) =>
        sums.map((sum) => `${parts[index]?.sums[sum] ?? 0} AS ${identifier(sumName(measure, sum))}`)
      )
    ],
    from: select({
      columns: ['*', ...parts.flatMap((part) => part?.columns ?? [])],
      from: rows.from(query.where)
    }),
    groupBy: columns.map(identifier).join(', ')
  });
}

function keySql({ column, groups, code }: Key): string {
  if (code !== undefined) {
    const has = (negated: boolean) =>
      predicateSql({ type: 'has', column, value: code, negated }, new Map([[column, 'text']]));
    return `CASE WHEN ${has(false)} THEN 'yes' WHEN ${has(true)} THEN 'no' END`;
  }
  if (groups === null) return `CAST(${identifier(column)} AS VARCHAR)`;
  const branches = Object.entries(groups)
    .filter(([, values]) => values.length > 0)
    .map(
      ([group, values]) => `WHEN ${identifier(column)} IN (${values.map(literal).join(', ')}) THEN ${literal(group)}`
    );
  return branches.length > 0 ? `CASE ${branches.join(' ')} END` : 'CAST(NULL AS VARCHAR)';
}

/** A row's two columns under a measure, as SQL. */
export interface Counted {
  /** their definitions */
  columns: string[];
  y: string;
  x: string;
  weight: string | null;
  numerator: Term;
  denominator: Term;
  /** they are numbers that are weighed; else a condition is true or false */
  exact: boolean;
  /** what the denominator is of every complete row, which then has no column of its own */
  constant: number | null;
  /** condition; null: every row was asked */
  notEligible: string | null;
}

/**
 * A measure's two columns of a row, both NULL unless the row is complete, and the sums over them. Weights multiply into
 * the columns (a missing one makes them NULL, and so does 0: whoever weighs nothing is not asked), so their products are the second moments that variances need. A wave table without the weight column weighs 1.
 */
function measureSql(query: CellQuery, measure: Measure, rows: RowColumns) {
  const { columns, y, x, weight, numerator, denominator, exact, constant, notEligible } = countedSql(
    query,
    measure,
    rows
  );
  const sum = (column: string, { flag }: Term) =>
    flag && !exact ? `SUM(CAST(${column} AS INTEGER))` : `SUM(${column})`;
  const complete = `COUNT(${y})`;
  const w = weight === null ? null : `CASE WHEN ${y} IS NOT NULL THEN ${weight} END`;
  const sums: Record<Sum, string> = {
    complete,
    notEligible: notEligible === null ? '0' : `SUM(CAST((${notEligible}) AS INTEGER))`,
    y: sum(y, numerator),
    x: constant === null ? sum(x, denominator) : constant === 1 ? complete : `${literal(constant)} * ${complete}`,
    n: query.n !== null && rows.has(query.n) ? `SUM(CASE WHEN ${y} IS NOT NULL THEN ${identifier(query.n)} END)` : '0',
    w: w === null ? complete : `SUM(${w})`,
    ww: w === null ? complete : `SUM(${w} * ${weight})`,
    yy: `SUM(${y} * ${y})`,
    xy: `SUM(${x} * ${y})`,
    xx: `SUM(${x} * ${x})`
  };
  return { columns, sums };
}

/** What one row is to a measure: the definitions of its two columns, their names, and the condition under which it was not asked. */
export function countedSql(query: Pick<CellQuery, 'weight' | 'variance'>, measure: Measure, rows: RowColumns): Counted {
  const y = identifier(`${measure.id} numerator`);
  const x = identifier(`${measure.id} denominator`);
  const universe = measure.universe && rows.condition(measure.universe);
  const numerator = rows.term(measure.numerator);
  const denominator = rows.term(measure.denominator);
  const exact = query.weight !== null || query.variance !== 'none';
  const weight = query.weight !== null && rows.has(query.weight) ? identifier(query.weight) : null;
  const part = (term: Term, other: Term) => {
    const counts = weight && `${weight} <> 0`;
    const guards = [universe, counts, other.constant === null && `${other.sql} IS NOT NULL`].filter(Boolean);
    const value = exact ? `${weight ? `${weight} * ` : ''}CAST(${term.sql} AS DOUBLE)` : term.sql;
    return guards.length > 0 ? `CASE WHEN ${guards.join(' AND ')} THEN ${value} END` : value;
  };
  const constant = exact ? null : denominator.constant;
  return {
    columns: [
      `${part(numerator, denominator)} AS ${y}`,
      ...(constant === null ? [`${part(denominator, numerator)} AS ${x}`] : [])
    ],
    y,
    x,
    weight,
    numerator,
    denominator,
    exact,
    constant,
    notEligible: notEligibleSql(measure, { universe, weight, y }, rows)
  };
}

/** Rows outside the universe or of no weight, and incomplete ones that were not asked for by the questionnaire or say so in a companion column. */
function notEligibleSql(
  measure: Measure,
  { universe, weight, y }: { universe: string | null; weight: string | null; y: string },
  rows: RowColumns
): string | null {
  const reasons = [
    ...(measure.relevant ? [`NOT ${rows.condition(measure.relevant)}`] : []),
    ...companions(measure, rows).map((predicate) => rows.condition(predicate))
  ];
  const outside = [...(universe === null ? [] : [`NOT ${universe}`]), ...(weight === null ? [] : [`${weight} = 0`])];
  const excused = reasons.length === 0 ? [] : [`(${y} IS NULL AND (${reasons.join(' OR ')}))`];
  const conditions = [...outside, ...excused];
  return conditions.length === 0 ? null : conditions.join(' OR ');
}

function companions(measure: Measure, rows: RowColumns): Predicate[] {
  return columnsUsed(measure)
    .map((column) => `${column}__missing`)
    .filter((column) => rows.has(column))
    .map((column) => ({ type: 'in', column, values: ['not_asked', 'not_applicable'], negated: false }));
}
