import type { Codebook, Indicator } from '../../codebook/codebook';
import { peopleId } from '../../codebook/gaps/derive';
import type { Estimate } from '../../estimates/estimates';
import type { Answers } from '../answers';
import type { Measured } from '../view/view';

/** What one area lacks of one indicator. */
export interface Shortfall {
  estimate: Estimate;
  indicator: Indicator;
  /** people that it concerns: those who lack, or those in the units that do; null where nobody counts them */
  people: number | null;
}

/** Every indicator that may lack a number of units or of people: a count, of which more is better, with a target. */
export function countable({ indicators, tables, gaps }: Codebook, measure: Measured): Indicator[] {
  const persons = new Set(Object.values(gaps.people).map(({ count }) => JSON.stringify(count)));
  const designs = new Map(tables.map(({ name, design }) => [name, design]));
  return indicators.filter(
    ({ target, format, direction, table, partOf, count }) =>
      target !== null &&
      format === 'percent' &&
      direction === 'up' &&
      partOf === null &&
      designs.get(table) !== 'sample' &&
      persons.has(JSON.stringify(count)) === (measure === 'people')
  );
}

/** A verdict was given, and it is a miss by a number. */
export const isShort = ({ shortfall, status }: Estimate): boolean =>
  shortfall !== null && shortfall > 0 && (status === 'near' || status === 'below');

/** One area's shortfall, and whom it concerns. */
export function shortfallOf(answers: Answers, indicator: Indicator, wave: string, area: string): Shortfall | null {
  const estimate = answers.estimate(indicator.id, wave, area);
  if (!estimate) return null;
  return { estimate, indicator, people: peopleOf(answers, indicator, estimate) };
}

/**
 * Of people who lack something it is how many lack; of units all the people in those that lack it, be they needed for the target or
 * not: which of them will be won nobody knows.
 */
function peopleOf(answers: Answers, { id, count }: Indicator, { wave, area, shortfall }: Estimate): number | null {
  const { people } = answers.codebook.gaps;
  const isOfPeople = Object.values(people).some((one) => JSON.stringify(one.count) === JSON.stringify(count));
  if (isOfPeople) return shortfall;
  const counted = answers.estimate(peopleId(id), wave, area);
  return counted && (counted.state === 'value' || counted.state === 'zero') ? counted.numerator : null;
}

/** The largest first, by the people whom they concern; those of whom nobody counts people after the others, by what they lack. */
export function byPeople(some: Shortfall[]): Shortfall[] {
  const size = ({ people }: Shortfall) => people ?? -1;
  return [...some].sort((a, b) => size(b) - size(a) || b.estimate.shortfall! - a.estimate.shortfall!);
}
