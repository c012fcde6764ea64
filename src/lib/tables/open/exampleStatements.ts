import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import type { Expression } from '../../codebook/expression/expression';
import { identifier, literal } from '../../engine/sql';
import { columnTypes } from '../sql/columnTypes';
import { expressionSql, predicateSql } from '../sql/predicateSql';
import type { OpenTable } from './openTables';
import { withoutQuotes } from './sqlName';

/** A statement to begin with. */
export interface ExampleStatement {
  /** rate: an indicator by area · count: rows by a choice · summary: each column · rows: the first of them */
  kind: 'rate' | 'count' | 'summary' | 'rows';
  /** of a rate */
  indicator: Indicator | null;
  /** of a count: the column */
  column: string | null;
  table: OpenTable;
  sql: string;
}

/** What columns of results are called. */
export interface ResultWords {
  area: string;
  numerator: string;
  denominator: string;
  count: string;
  rate: (indicator: Indicator) => string;
}

/**
 * Statements that show what can be asked, of a wave where it has tables: the first headline by area as the page counts it and the same of
 * a person's own indicators, rows by the first thing to look at them by, each column in short, and the first rows.
 */
export function exampleStatements(
  codebook: Codebook,
  open: OpenTable[],
  wave: string,
  words: ResultWords
): ExampleStatement[] {
  const tables = open.filter(({ of }) => of !== null);
  const ofWave = tables.filter(({ of }) => of!.wave === wave);
  const headlines = codebook.coverages.map(
    ({ headline }) => codebook.indicators.find(({ id }) => id === headline)?.table
  );
  const table =
    headlines.flatMap((wanted) => ofWave.find(({ of }) => of!.table === wanted) ?? [])[0] ?? ofWave[0] ?? tables[0];
  if (!table) return [];
  const name = identifier(table.name);
  const spec = codebook.tables.find((one) => one.name === table.of!.table)!;
  const made: ExampleStatement[] = [
    ...ratesOf(codebook, spec, table).map((one) => rate(one, spec, table, open, words)),
    ...count(codebook, table, open, words),
    { kind: 'summary', indicator: null, column: null, table, sql: `SUMMARIZE ${name}` },
    { kind: 'rows', indicator: null, column: null, table, sql: `SELECT *\nFROM ${name}\nLIMIT 100` }
  ];
  return made.map((one) => ({ ...one, sql: withoutQuotes(one.sql) }));
}

/** The sums of the page by area, and their ratio. Rows of which a part is missing are in neither sum. */
function rate(
  indicator: Countable,
  spec: TableSpec,
  table: OpenTable,
  open: OpenTable[],
  words: ResultWords
): ExampleStatement {
  const columns = new Set(table.columns.map(({ name }) => name));
  const types = columnTypes(spec, columns);
  const weight = spec.weight !== null && columns.has(spec.weight) ? `${identifier(spec.weight)} * ` : '';
  const { numerator, denominator, universe, format, per } = indicator;
  const times = format === 'number' ? per : 100;
  const area = identifier(spec.area);
  const hasNames = open.some(({ name, of }) => name === 'areas' && of === null);
  const sql = [
    `SELECT ${hasNames ? 'areas.name' : area} AS ${identifier(words.area)},`,
    `  SUM(y) AS ${identifier(words.numerator)},`,
    `  SUM(x) AS ${identifier(words.denominator)},`,
    `  ROUND(${times}.0 * SUM(y) / SUM(x), 1) AS ${identifier(words.rate(indicator))}`,
    'FROM (',
    `  SELECT ${area},`,
    `    ${weight}${expressionSql(numerator, types)} AS y,`,
    `    ${weight}${expressionSql(denominator, types)} AS x`,
    `  FROM ${identifier(table.name)}`,
    ...(universe ? [`  WHERE ${predicateSql(universe, types)}`] : []),
    ')',
    ...(hasNames ? [`JOIN areas ON areas.code = ${area}`] : []),
    'WHERE y IS NOT NULL AND x IS NOT NULL',
    'GROUP BY 1',
    'ORDER BY 4 DESC'
  ].join('\n');
  return { kind: 'rate', indicator, column: null, table, sql };
}

/** More of a person's own are nobody's row of buttons. */
const mostOwn = 3;

/** The first headline of the table, and indicators of one's own. */
function ratesOf({ coverages, indicators }: Codebook, spec: TableSpec, table: OpenTable): Countable[] {
  const columns = new Set(table.columns.map(({ name }) => name));
  if (!columns.has(spec.area)) return [];
  const isCounted = (one: Indicator): one is Countable => one.table === spec.name && canCount(one, columns);
  const headlines = coverages.flatMap(({ headline }) => indicators.find(({ id }) => id === headline) ?? []);
  const own = indicators.filter(({ isOwn }) => isOwn).filter(isCounted);
  return [...headlines.filter(isCounted).slice(0, 1), ...own.slice(-mostOwn)];
}

type Countable = Indicator & { numerator: Expression; denominator: Expression };

function canCount({ combine, universe, numerator, denominator }: Indicator, columns: Set<string>): boolean {
  const used = [universe, numerator, denominator].flatMap((part) => (part ? [...columnsOf(part)] : []));
  return combine === null && numerator !== null && denominator !== null && used.every((name) => columns.has(name));
}

function count(codebook: Codebook, table: OpenTable, open: OpenTable[], words: ResultWords): ExampleStatement[] {
  const of = table.of!.table;
  const spec = codebook.tables.find(({ name }) => name === of)!;
  const columns = new Set(table.columns.map(({ name }) => name));
  const column = codebook.filters
    .flatMap((filter) => filter.columns[of] ?? [])
    .find((name) => columns.has(name) && spec.variables.find((one) => one.name === name)?.type === 'select_one');
  const label = table.columns.find(({ name }) => name === column)?.label;
  if (!column || label === undefined || !open.some(({ name, of }) => name === 'choices' && of === null)) return [];
  const sql = [
    `SELECT choices.name AS ${identifier(label)}, COUNT(*) AS ${identifier(words.count)}`,
    `FROM ${identifier(table.name)}`,
    'LEFT JOIN choices',
    `  ON table_name = ${literal(of)} AND column_name = ${literal(column)} AND code = ${identifier(column)}`,
    'GROUP BY 1',
    'ORDER BY 2 DESC'
  ].join('\n');
  return [{ kind: 'count', indicator: null, column, table, sql }];
}
