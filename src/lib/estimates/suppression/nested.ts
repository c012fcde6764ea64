import type { Indicator } from '../../codebook/codebook';
import { conditionsOf } from '../../codebook/expression/conditions';
import type { Predicate } from '../../codebook/expression/expression';
import { measureId } from '../cells/tableQuery';
import type { Headcount } from './headcount';

/** A share whose numerator tells how many another definition asks. */
export interface Nest {
  wide: Indicator;
  narrow: Indicator;
}

/**
 * Pairs of which the narrow one asks, in some area, all those whom the wide one counts, or all those whom it does not: there
 * the wide one's percent and n are the narrow one's n.
 */
export function nested(definitions: Indicator[], counts: Map<string, Headcount>): Nest[] {
  // a wide one counts single rows; a narrow one asks some only, or the other asks all whom it does
  const [wides, narrows] = [definitions.filter(countsRows), definitions.filter(({ universe }) => universe !== null)];
  return wides.flatMap((wide) =>
    narrows.flatMap((narrow) => {
      const side = wide === narrow ? null : knownSide(wide, narrow);
      if (side === null) return [];
      const [of, asked] = [wide, narrow].map((one) => counts.get(measureId(one))?.weights);
      const isAll = [...(asked ?? [])].some(([area, { answered: n }]) => {
        const { answered = 0, counted = 0 } = of?.get(area) ?? {};
        return n !== 0 && !(Math.abs((side === 'counted' ? counted : answered - counted) - n) > 1e-9 * answered);
      });
      return isAll ? [{ wide, narrow }] : [];
    })
  );
}

const countsRows = ({ numerator }: Indicator): boolean =>
  numerator?.type === 'where' && numerator.value.type === 'number' && numerator.value.value === 1;

const sides = new WeakMap<Indicator, WeakMap<Indicator, 'counted' | 'rest' | null>>();

/** What the definitions alone say, found once: every filter asks it again. */
function knownSide(wide: Indicator, narrow: Indicator): 'counted' | 'rest' | null {
  const known = sides.get(wide) ?? new WeakMap<Indicator, 'counted' | 'rest' | null>();
  sides.set(wide, known);
  const found = known.get(narrow);
  if (found !== undefined) return found;
  const side = sideOf(wide, narrow);
  known.set(narrow, side);
  return side;
}

function sideOf({ universe, numerator }: Indicator, narrow: Indicator): 'counted' | 'rest' | null {
  if (numerator?.type !== 'where') return null;
  const asked = conditionsOf(narrow.universe);
  const holds = (one: Predicate) => asked.some((other) => write(one) === write(other));
  const counted = withoutKnown(conditionsOf(numerator.condition));
  if (!conditionsOf(universe).every(holds)) return null;
  if (counted.every(holds)) return 'counted';
  return counted.some((one) => asked.some((other) => excludes(one, other))) ? 'rest' : null;
}

/** That a column is known follows from any code of it. */
const withoutKnown = (conditions: Predicate[]): Predicate[] => {
  const named = conditions.flatMap((one) => codesOf(one)?.column ?? (one.type === 'has' ? one.column : []));
  return conditions.filter((one) => one.type !== 'isNull' || !one.negated || !named.includes(one.column));
};

/** Whether a row that meets one cannot meet the other: other codes of the same column, or the one denied. */
function excludes(one: Predicate, other: Predicate): boolean {
  const [a, b] = [codesOf(one), codesOf(other)];
  if (a && b && a.column === b.column) {
    if (a.negated !== b.negated)
      return (a.negated ? b : a).codes.every((code) => (a.negated ? a : b).codes.includes(code));
    return !a.negated && !a.codes.some((code) => b.codes.includes(code));
  }
  const isDenied = (yes: Predicate, no: Predicate) => no.type === 'not' && write(no.operand) === write(yes);
  const isWithout = one.type === 'has' && other.type === 'has' && one.negated !== other.negated;
  return (
    isDenied(one, other) ||
    isDenied(other, one) ||
    (isWithout && write({ ...one, negated: other.negated }) === write(other))
  );
}

interface Codes {
  column: string;
  codes: (string | number)[];
  negated: boolean;
}

function codesOf(predicate: Predicate): Codes | null {
  if (predicate.type === 'in') return { column: predicate.column, codes: predicate.values, negated: predicate.negated };
  if (predicate.type !== 'compare' || (predicate.operator !== '=' && predicate.operator !== '<>')) return null;
  const { left, right, operator } = predicate;
  const isCode = left.type === 'column' && (right.type === 'text' || right.type === 'number');
  return isCode ? { column: left.name, codes: [right.value], negated: operator === '<>' } : null;
}

const written = new WeakMap<Predicate, string>();

function write(predicate: Predicate): string {
  const known = written.get(predicate) ?? JSON.stringify(predicate);
  written.set(predicate, known);
  return known;
}
