import type { Indicator } from '../../codebook/codebook';
import { conditionsOf } from '../../codebook/expression/conditions';
import type { Predicate } from '../../codebook/expression/expression';

/**
 * Whether a definition is a share of one or more codes of a question of which listed definitions are the shares of single codes: the
 * same persons answer all of them, so that what is judged of the listed ones holds for it.
 */
export function isCodesOf(one: Indicator, listed: readonly Indicator[]): boolean {
  const asked = codesOf(one);
  if (!asked) return false;
  const alike = new Set(
    listed.flatMap((other) => {
      const known = codesOf(other);
      return known && known.values.length === 1 && known.rest === asked.rest ? [known.values[0]!] : [];
    })
  );
  return asked.values.length > 0 && asked.values.every((value) => alike.has(value));
}

/** The codes that a share counts, and all else that it is made of, as text; null of what is no share of codes. */
function codesOf({ numerator, denominator, universe, table, combine }: Indicator) {
  if (numerator?.type !== 'where' || combine !== null) return null;
  const conditions = conditionsOf(numerator.condition);
  const codes = conditions.filter(isCodes);
  const [first] = codes;
  if (!first || codes.length > 1) return null;
  const [column, values] = first.type === 'in' ? [first.column, first.values] : [`has ${first.column}`, [first.value]];
  const others = conditions.filter((condition) => condition !== first);
  const rest = JSON.stringify([table, numerator.value, denominator, universe, column, others]);
  return { values, rest };
}

const isCodes = (one: Predicate): one is Extract<Predicate, { type: 'in' | 'has' }> =>
  (one.type === 'in' || one.type === 'has') && !one.negated;
