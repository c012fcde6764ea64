import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../estimates';
import type { RowsBehind } from '../units/rowsBehind';
import { isTold, numberStatement, type ToldNumber } from './numberStatement';
import { select } from './select';

/** How two numbers are held against each other: the first less the second, or its part of both together. */
export type Held = 'difference' | 'part';

const results: Record<Held, string> = {
  difference: '"one"."value" - "other"."value" AS "difference"',
  part: '"one"."value" / NULLIF("one"."value" + "other"."value", 0) AS "part"'
};

/** Two numbers and what comes of them as one SELECT that returns one row. */
export function differenceStatement(one: RowsBehind, other: RowsBehind, held: Held): string {
  const side = (name: string, suffix: string) =>
    (['n', 'numerator', 'denominator', 'value'] as const).map(
      (column) => `"${name}"."${column}" AS "${column}${suffix}"`
    );
  return select({
    columns: [...side('one', ''), ...side('other', 'Other'), results[held]],
    from: `(\n${numberStatement(one)}\n) AS "one" CROSS JOIN (\n${numberStatement(other)}\n) AS "other"`
  });
}

/** What such a statement returns. */
export type ToldDifference = ToldNumber &
  Record<`${keyof ToldNumber}Other`, number | null> &
  Partial<Record<Held, number | null>>;

/**
 * The statement says the same as both estimates and what came of them.
 * @param result null where nothing is said to come of them
 */
export function isDifferenceTold(
  told: ToldDifference,
  [one, other]: [Estimate, Estimate],
  indicator: Pick<Indicator, 'statistic'>,
  { held, result }: { held: Held; result: number | null }
): boolean {
  const found = told[held] ?? null;
  const isSame =
    result === null || (found !== null && Math.abs(found - result) <= 1e-9 * Math.max(1, Math.abs(result)));
  return isTold(told, one, indicator) && isTold(otherOf(told), other, indicator) && isSame;
}

const otherOf = ({ nOther, numeratorOther, denominatorOther, valueOther }: ToldDifference): ToldNumber => ({
  n: nOther,
  numerator: numeratorOther,
  denominator: denominatorOther,
  value: valueOther
});
