import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';
import { keySql } from '../../tables/sql/keySql';
import { canMeasure, type WaveTable } from '../cells/cellQuery';
import {
  moments,
  terms,
  type MatchedFate,
  type MatchedQuery,
  type MatchedSource,
  type MatchedSums
} from '../matched/matched';
import { RowColumns } from './rowColumns';
import { runStatement } from './runStatement';
import { select } from './select';
import { countedSql } from './statement';

/** Finds units again inside DuckDB, with one statement. */
export function duckdbMatched(engine: Pick<Engine, 'query'>): MatchedSource {
  return {
    statement: matchedStatement,
    async sums(query, signal) {
      const sql = matchedStatement(query);
      return sql === '' ? [] : rows<MatchedSums>(await runStatement(engine, sql, signal));
    },
    async fates(query, signal) {
      const sql = fatesStatement(query);
      return sql === '' ? [] : rows<MatchedFate>(await runStatement(engine, sql, signal));
    }
  };
}

/** Units by area: each wave has a row a unit, with how many rows it stands in; a unit of several is in neither. */
export function matchedStatement(query: MatchedQuery): string {
  const [now, before] = [sideSql(query, query.now, true), sideSql(query, query.before, false)];
  if (now === null || before === null) return '';
  const values = { y: '"now"."y"', x: '"now"."x"', yBefore: '"before"."y"', xBefore: '"before"."x"' };
  const isComplete = '"now"."y" IS NOT NULL AND "before"."y" IS NOT NULL';
  const sum = (sql: string, name: string) =>
    `coalesce(SUM(CASE WHEN ${isComplete} THEN ${sql} END), 0) AS ${identifier(name)}`;
  return [
    select({
      columns: [
        '"now"."area"',
        'CAST(COUNT(*) AS DOUBLE) AS "matched"',
        `CAST(COUNT(CASE WHEN ${isComplete} THEN 1 END) AS DOUBLE) AS "n"`,
        ...terms.map((name) => sum(values[name], name)),
        ...moments.map((name) => {
          const [one, other] = name.split(' ') as [keyof typeof values, keyof typeof values];
          return sum(`${values[one]} * ${values[other]}`, name);
        }),
        sum('"now"."w"', 'w'),
        sum('"now"."w" * "now"."w"', 'ww'),
        sum('"before"."w"', 'wBefore'),
        sum('"before"."w" * "before"."w"', 'wwBefore')
      ],
      from: `(\n${now}\n) AS "now" JOIN (\n${before}\n) AS "before" ON "now"."unit" = "before"."unit"`,
      where: '"now"."rows" = 1 AND "before"."rows" = 1 AND "now"."inside"',
      groupBy: '"now"."area"'
    })
  ].join('\n');
}

/** Every unit of both waves once, with how many of its rows are complete. */
function fatesStatement(query: MatchedQuery): string {
  const [now, before] = [sideSql(query, query.now, true), sideSql(query, query.before, false)];
  if (now === null || before === null) return '';
  const fate = [
    `CASE WHEN "now"."unit" IS NULL OR "before"."unit" IS NULL THEN 'only'`,
    `WHEN "now"."rows" > 1 OR "before"."rows" > 1 THEN 'several'`,
    `WHEN NOT "now"."inside" THEN 'outside'`,
    `WHEN "now"."y" IS NULL OR "before"."y" IS NULL THEN 'blank' ELSE 'both' END`
  ].join(' ');
  return select({
    columns: [
      '"now"."area"',
      '"before"."area" AS "areaBefore"',
      `${fate} AS "fate"`,
      'CAST(coalesce(SUM("now"."complete"), 0) AS DOUBLE) AS "now"',
      'CAST(coalesce(SUM("before"."complete"), 0) AS DOUBLE) AS "before"'
    ],
    from: `(\n${now}\n) AS "now" FULL JOIN (\n${before}\n) AS "before" ON "now"."unit" = "before"."unit"`,
    groupBy: '1, 2, 3'
  });
}

/** null where a table of the wave has no key, or not what the measure is made of. */
function sideSql(query: MatchedQuery, waveTables: WaveTable[], isNow: boolean): string | null {
  const parts = waveTables.map((waveTable) => rowsSql(query, waveTable, isNow));
  if (parts.length === 0 || parts.includes(null)) return null;
  return select({
    columns: [
      '"unit"',
      'MIN("area") AS "area"',
      'COUNT(*) AS "rows"',
      'BOOL_OR("inside") AS "inside"',
      'COUNT(CASE WHEN "inside" THEN "y" END) AS "complete"',
      'SUM("y") AS "y"',
      'SUM("x") AS "x"',
      'SUM("w") AS "w"'
    ],
    from: parts.join('\nUNION ALL\n'),
    where: '"unit" IS NOT NULL',
    groupBy: '"unit"'
  });
}

function rowsSql({ table, measure, weight, where }: MatchedQuery, waveTable: WaveTable, isNow: boolean) {
  const key = keySql(table, waveTable.columns);
  if (key === null || !canMeasure(waveTable, measure)) return null;
  const rows = new RowColumns(waveTable);
  const { columns, y, x, weight: w } = countedSql({ weight, variance: 'weights' }, measure, rows);
  const inside = isNow && where ? `coalesce(${rows.condition(where)}, FALSE)` : 'TRUE';
  return select({
    columns: [
      `${key} AS "unit"`,
      `CAST(${identifier(table.area)} AS VARCHAR) AS "area"`,
      `${inside} AS "inside"`,
      `${y} AS "y"`,
      `CASE WHEN ${y} IS NOT NULL THEN ${x} END AS "x"`,
      `CASE WHEN ${y} IS NOT NULL THEN CAST(${w ?? '1'} AS DOUBLE) END AS "w"`
    ],
    from: select({ columns: ['*', ...columns], from: rows.from(null) })
  });
}
