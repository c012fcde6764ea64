import { identifier, literal } from '../../engine/sql';
import type { Indicator } from '../../codebook/codebook';
import { canMeasure } from '../cells/cellQuery';
import { columnsAsked, waveTableOf } from '../cells/waveTable';
import type { Estimate } from '../estimates';
import type { RowsBehind } from '../units/rowsBehind';
import { RowColumns } from './rowColumns';
import { select } from './select';
import { countedSql } from './statement';

/** One number as a statement of its own: a single SELECT that returns one row with its n, numerator, denominator and value. */
export function numberStatement(behind: RowsBehind): string {
  const { statistic } = behind.indicator;
  if (statistic?.kind === 'median') return medianStatement(behind, statistic.column);
  const { per } = behind.indicator;
  const n = behind.table.design === 'aggregated' ? 'SUM("answered")' : 'COUNT("answered")';
  const ratio = `${per === 1 ? '' : `${literal(per)} * `}SUM("y") / NULLIF(SUM("x"), 0)`;
  return select({
    columns: [
      `CAST(${n} AS DOUBLE) AS "n"`,
      ...sums,
      `CAST(${statistic ? 'coalesce(SUM("y"), 0)' : ratio} AS DOUBLE) AS "value"`
    ],
    from: rowsSql(behind)
  });
}

const sums = ['CAST(SUM("y") AS DOUBLE) AS "numerator"', 'CAST(SUM("x") AS DOUBLE) AS "denominator"'];

/** The smallest answer up to which there is half of the weights, to the last bits of their sums. */
function medianStatement(behind: RowsBehind, column: string): string {
  const byAnswer = select({
    columns: [
      '"answer"',
      'COUNT("answered") AS "answered"',
      'SUM("y") AS "y"',
      'SUM("x") AS "x"',
      'SUM(SUM("known")) OVER (ORDER BY "answer") AS "upTo"',
      'SUM(SUM("x")) OVER () AS "all"'
    ],
    from: rowsSql(behind, column),
    groupBy: '"answer"'
  });
  return select({
    columns: [
      'CAST(SUM("answered") AS DOUBLE) AS "n"',
      ...sums,
      'CAST(MIN(CASE WHEN "upTo" / "all" >= 0.5 * (1 - 1e-12) THEN "answer" END) AS DOUBLE) AS "value"'
    ],
    from: byAnswer
  });
}

/** The rows with what each adds. @param answer a column whose answers come with them, and what rows that gave one weigh */
function rowsSql({ table, measure, stored, where, weight }: RowsBehind, answer?: string): string {
  const parts = stored
    .filter((one) => canMeasure(one, measure))
    .map((one) => {
      const rows = new RowColumns(waveTableOf(one, columnsAsked({ measures: [measure], where })));
      // numbers that are weighed: both columns are there, whatever the measure is
      const counted = countedSql({ weight, variance: 'weights' }, measure, rows);
      const { y, x, numerator } = counted;
      const n = table.n !== null && rows.has(table.n) ? identifier(table.n) : 'CAST(NULL AS DOUBLE)';
      const size = table.design === 'aggregated' ? `CASE WHEN ${y} IS NOT NULL THEN ${n} END` : y;
      // of a scale the numerator is who gave one of its codes
      const isKnown = numerator.flag ? `${y} <> 0` : `${y} IS NOT NULL`;
      const answered =
        answer === undefined
          ? []
          : [
              `CASE WHEN ${isKnown} THEN CAST(${identifier(answer)} AS DOUBLE) END AS "answer"`,
              `CASE WHEN ${isKnown} THEN ${x} ELSE 0 END AS "known"`
            ];
      return select({
        columns: [`${size} AS "answered"`, `${y} AS "y"`, `${x} AS "x"`, ...answered],
        from: select({ columns: ['*', ...counted.columns], from: rows.from(where) })
      });
    });
  return parts.join('\nUNION ALL\n');
}

/** What the statement of a number returns. */
export interface ToldNumber {
  n: number | null;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

/** The statement says the same as the estimate; nobody adds up to 0. */
export function isTold(
  told: ToldNumber,
  { n, numerator, denominator, value }: Estimate,
  { statistic }: Pick<Indicator, 'statistic'> = {}
): boolean {
  const same = (a: number | null, b: number | null) =>
    a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  const added = (sum: number | null) => (statistic?.kind === 'total' ? (sum ?? 0) : sum);
  return (
    same(told.n, n) &&
    same(added(told.numerator), numerator) &&
    same(added(told.denominator), denominator) &&
    same(told.value, value)
  );
}
