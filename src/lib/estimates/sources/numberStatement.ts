import { identifier, literal } from '../../engine/sql';
import { canMeasure } from '../cells/cellQuery';
import { columnsAsked, waveTableOf } from '../cells/waveTable';
import type { Estimate } from '../estimates';
import type { RowsBehind } from '../units/rowsBehind';
import { RowColumns } from './rowColumns';
import { select } from './select';
import { countedSql } from './statement';

/** One number as a statement of its own: a single SELECT that returns one row with its n, numerator, denominator and value. */
export function numberStatement({ table, indicator, measure, stored, where, weight }: RowsBehind): string {
  const { per } = indicator;
  const parts = stored
    .filter((one) => canMeasure(one, measure))
    .map((one) => {
      const rows = new RowColumns(waveTableOf(one, columnsAsked({ measures: [measure], where })));
      // numbers that are weighed: both columns are there, whatever the measure is
      const counted = countedSql({ weight, variance: 'weights' }, measure, rows);
      const { y, x } = counted;
      const n = table.n !== null && rows.has(table.n) ? identifier(table.n) : 'CAST(NULL AS DOUBLE)';
      const size = table.design === 'aggregated' ? `CASE WHEN ${y} IS NOT NULL THEN ${n} END` : y;
      return select({
        columns: [`${size} AS "answered"`, `${y} AS "y"`, `${x} AS "x"`],
        from: select({ columns: ['*', ...counted.columns], from: rows.from(where) })
      });
    });
  const n = table.design === 'aggregated' ? 'SUM("answered")' : 'COUNT("answered")';
  return select({
    columns: [
      `CAST(${n} AS DOUBLE) AS "n"`,
      'CAST(SUM("y") AS DOUBLE) AS "numerator"',
      'CAST(SUM("x") AS DOUBLE) AS "denominator"',
      `CAST(${per === 1 ? '' : `${literal(per)} * `}SUM("y") / NULLIF(SUM("x"), 0) AS DOUBLE) AS "value"`
    ],
    from: parts.join('\nUNION ALL\n')
  });
}

/** What the statement of a number returns. */
export interface ToldNumber {
  n: number | null;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

/** The statement says the same as the estimate. */
export function isTold(told: ToldNumber, { n, numerator, denominator, value }: Estimate): boolean {
  const same = (a: number | null, b: number | null) =>
    a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  return (
    same(told.n, n) && same(told.numerator, numerator) && same(told.denominator, denominator) && same(told.value, value)
  );
}
