import type { Indicator } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import { conditionsOf } from '../../codebook/expression/conditions';
import { measureId } from '../cells/tableQuery';
import type { Headcount } from './headcount';

/** Definitions that are hidden together. */
export interface Circle {
  definitions: Indicator[];
  /**
   * The headcounts to hide: of each definition, and of those whom one counts and a narrower one of the same share does not;
   * each distinct one once. By value, then by area, as `Headcount` has them
   */
  headcounts: number[][][];
}

/**
 * Puts together the definitions whose numbers of answers a reader can tie to each other: those that count the same people, those
 * of which one is the same share of fewer people, and those that have an area of which both have an answer of every row.
 */
export function circles(definitions: Indicator[], counts: Map<string, Headcount>): Circle[] {
  const known = definitions.map((definition) => describe(definition, counts.get(measureId(definition))));
  const found: Described[][] = [];
  for (const one of known) {
    const tied = found.filter((circle) => circle.some((other) => isTied(one, other)));
    for (const circle of tied) found.splice(found.indexOf(circle), 1);
    found.push([...tied.flat(), one]);
  }
  return found.map((circle) => {
    const rests = circle.flatMap((wide) => {
      return circle.filter((one) => isWithin(one, wide)).map((narrow) => minus(wide.n, narrow.n));
    });
    const all = [...circle.map(({ n }) => n), ...rests].filter((n) => n.length > 0);
    return {
      definitions: circle.map(({ definition }) => definition),
      headcounts: [...new Map(all.map((n) => [n.join(';'), n])).values()]
    };
  });
}

/** What a definition alone says. */
interface Meaning {
  share: string;
  /** conditions of the universe, all of which must hold */
  universe: string[];
  /** the columns of the share, and the universe: who answered them */
  people: string;
}

interface Described extends Pick<Headcount, 'n' | 'complete'>, Meaning {
  definition: Indicator;
}

function describe(definition: Indicator, headcount: Headcount | undefined): Described {
  const { n, complete } = headcount ?? { n: [], complete: new Set() };
  const meaning = meanings.get(definition) ?? meaningOf(definition);
  meanings.set(definition, meaning);
  return { definition, n, complete, ...meaning };
}

/** Found once: every filter asks it again. */
const meanings = new WeakMap<Indicator, Meaning>();

function meaningOf({ numerator, denominator, universe }: Indicator): Meaning {
  const columns = [numerator, denominator].flatMap((part) => (part ? [...columnsOf(part)] : []));
  const conditions = conditionsOf(universe).map((condition) => JSON.stringify(condition));
  return {
    share: JSON.stringify([numerator, denominator]),
    universe: conditions.sort(),
    people: JSON.stringify([[...new Set(columns)].sort(), conditions])
  };
}

function isTied(one: Described, other: Described): boolean {
  return (
    one.people === other.people ||
    isWithin(one, other) ||
    isWithin(other, one) ||
    [...one.complete].some((area) => other.complete.has(area))
  );
}

/** The same share of fewer people. */
function isWithin(narrow: Described, wide: Described): boolean {
  return (
    narrow.share === wide.share &&
    narrow.universe.length > wide.universe.length &&
    wide.universe.every((condition) => narrow.universe.includes(condition))
  );
}

const minus = (whole: number[][], part: number[][]): number[][] =>
  whole.map((areas, value) => areas.map((n, area) => Math.max(0, n - (part[value]?.[area] ?? 0))));
