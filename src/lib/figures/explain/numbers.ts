import { readMark } from '../../charts/mark';
import type { Indicator } from '../../codebook/codebook';
import { weightOf } from '../../estimates/cells/tableQuery';
import type { Estimate } from '../../estimates/estimates';
import { placeKey, type Place, type PlaceKey } from '../../estimates/place';
import type { Answers } from '../answers';
import { estimateAt } from '../estimateAt';
import type { Figure } from '../figure';
import type { View } from '../view/view';
import type { Asked } from './explanation';

/** The numbers of a figure that may be asked about, and the one that is. */
export interface Choosable {
  /** those that stand on the page */
  answers: Answers;
  view: View;
  /** as the figure names them */
  indicators: Indicator[];
  numbers: Estimate[];
  chosen: Estimate;
}

/** The numbers of a figure, from that of a mark, or of its first indicator in the area that is looked at; null where there is none. */
export function choosable(figure: Figure, answers: Answers, mark: string | null): Choosable | null {
  const { spec, indicators, estimates } = figure;
  const own = answers.of(spec.view);
  const marked = mark === null ? [] : numbersAt(mark, figure, own);
  const numbers = once([...marked, ...estimates]);
  const first = numbers.find(({ area, indicator }) => area === spec.view.area && indicator === indicators[0]?.id);
  const chosen = mark === null ? (first ?? numbers[0]) : marked[0];
  return chosen ? { answers, view: spec.view, indicators, numbers, chosen } : null;
}

/** The numbers that a mark stands for, one an indicator that it is of. */
export function numbersAt(mark: string, figure: Figure, answers: Answers): Estimate[] {
  const { area, indicator, group, wave } = readMark(mark);
  const ids = indicator === null ? figure.indicators.map(({ id }) => id) : [indicator];
  return ids.flatMap((id) => estimateAt({ area, indicator: id, group, wave }, figure, answers) ?? []);
}

/** A number with all that its explanation is made of; null of an indicator that the survey does not have. */
export function askedOf(
  { answers, view, indicators }: Pick<Choosable, 'answers' | 'view' | 'indicators'>,
  estimate: Estimate
): Asked | null {
  const own = answers.of(view);
  const { codebook, opened } = own;
  // a figure may show what its view divides by another number
  const defined = [...indicators, ...opened.codebook.indicators, ...opened.codebook.derived];
  const indicator = defined.find(({ id, base }) => id === estimate.indicator && base === estimate.base);
  const part = estimate.part === null ? null : (own.indicator(estimate.part) ?? null);
  const table = codebook.tables.find(({ name }) => name === (part ?? indicator)?.table);
  if (!indicator || !table || (estimate.part !== null && part === null)) return null;
  const stored = opened.stored.filter((one) => one.table === table.name && one.wave === estimate.wave);
  const isWeighed = weightOf(table, stored) !== null;
  const simulated = stored.some(({ name }) => opened.simulated.has(name));
  return { codebook, view, estimate, indicator, part, table, isWeighed, simulated };
}

export const choiceKeys = ['indicator', 'base', 'area', 'group', 'wave'] as const;
export type ChoiceKey = (typeof choiceKeys)[number];

/** What is told apart by a key, in the order of the numbers: of those that are like the chosen one in the keys before it. */
export function optionsOf({ numbers, chosen }: Pick<Choosable, 'numbers' | 'chosen'>, key: ChoiceKey): Estimate[] {
  const before = choiceKeys.slice(0, choiceKeys.indexOf(key));
  const isOf = (one: Estimate) => before.every((other) => valueOf(one, other) === valueOf(chosen, other));
  const found = new Map<string, Estimate>();
  for (const one of numbers) if (isOf(one) && !found.has(valueOf(one, key))) found.set(valueOf(one, key), one);
  return [...found.values()];
}

/** A number by one of its keys, as a menu has it. */
export const valueOf = (one: Place, key: ChoiceKey): string =>
  key === 'group' ? JSON.stringify(Object.entries(one.group).sort()) : one[key];

/** The number that has another value of a key, and all else as it is, where there is one; else the first that has it. */
export function turned(
  { numbers, chosen }: Pick<Choosable, 'numbers' | 'chosen'>,
  key: ChoiceKey,
  value: string
): Estimate {
  const having = numbers.filter((one) => valueOf(one, key) === value);
  const likeness = (one: Estimate) =>
    choiceKeys.reduce(
      (sum, other, at) => sum + (valueOf(one, other) === valueOf(chosen, other) ? 2 ** (choiceKeys.length - at) : 0),
      0
    );
  return having.reduce((best, one) => (likeness(one) > likeness(best) ? one : best), having[0] ?? chosen);
}

function once(estimates: Estimate[]): Estimate[] {
  const found = new Map<PlaceKey, Estimate>();
  for (const one of estimates) if (!found.has(placeKey(one))) found.set(placeKey(one), one);
  return [...found.values()];
}
