import type { Estimate } from '../estimates';
import type { RowsBehind } from '../units/rowsBehind';
import { isTold, numberStatement, type ToldNumber } from './numberStatement';
import { select } from './select';

/** How two numbers are held against each other: the first less the second, or its part of both together. */
export type Held = 'difference' | 'part';

/** Two numbers and what comes of them as one SELECT that returns one row. */
export function differenceStatement(one: RowsBehind, other: RowsBehind, held: Held): string {
  const total = (side: string) => `coalesce("${side}"."numerator", 0)`;
  const both = `NULLIF(${total('one')} + ${total('other')}, 0)`;
  const result = {
    difference: '"one"."value" - "other"."value" AS "difference"',
    part: `${total('one')} / ${both} AS "part"`
  };
  const side = (name: string, suffix: string) =>
    (['n', 'numerator', 'denominator', 'value'] as const).map(
      (column) => `"${name}"."${column}" AS "${column}${suffix}"`
    );
  return select({
    columns: [...side('one', ''), ...side('other', 'Other'), result[held]],
    from: `(\n${numberStatement(one)}\n) AS "one" CROSS JOIN (\n${numberStatement(other)}\n) AS "other"`
  });
}

/** What such a statement returns. */
export type ToldDifference = ToldNumber &
  Record<`${keyof ToldNumber}Other`, number | null> &
  Partial<Record<Held, number | null>>;

/**
 * The statement says the same as both estimates and what came of them; of totals, which are divided by nothing, the numerators.
 * @param result null where nothing is said to come of them
 */
export function isDifferenceTold(
  told: ToldDifference,
  [one, other]: [Estimate, Estimate],
  held: Held,
  result: number | null
): boolean {
  const [first, second] = [told, otherOf(told)].map((side) => (held === 'part' ? known(side) : side));
  const own = (side: ToldNumber, estimate: Estimate) =>
    isTold(side, held === 'part' ? { ...estimate, value: side.value } : estimate);
  const found = told[held] ?? null;
  const isSame =
    result === null || (found !== null && Math.abs(found - result) <= 1e-9 * Math.max(1, Math.abs(result)));
  return own(first!, one) && own(second!, other) && isSame;
}

const otherOf = ({ nOther, numeratorOther, denominatorOther, valueOther }: ToldDifference): ToldNumber => ({
  n: nOther,
  numerator: numeratorOther,
  denominator: denominatorOther,
  value: valueOther
});

/** Nobody adds up to 0. */
const known = (side: ToldNumber): ToldNumber => ({
  ...side,
  numerator: side.numerator ?? 0,
  denominator: side.denominator ?? 0
});
