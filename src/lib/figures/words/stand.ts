import type { Estimate, Status, State } from '../../estimates/estimates';
import { m } from '../../paraglide/messages';

/** Where an estimate stands, in one of these and no other: what a headline counts. */
export type Stand = Status | 'plain' | 'few' | 'unreliable' | Exclude<State, 'value' | 'zero'>;

export function standOf(one: Estimate | undefined): Stand {
  if (!one) return 'notReported';
  if (one.state !== 'value' && one.state !== 'zero') return one.state;
  if (one.unreliable) return 'unreliable';
  return one.few ? 'few' : (one.status ?? 'plain');
}

/** In the words of a count: "3 项达标". */
export const standWords: Record<Stand, () => string> = {
  reached: () => m.stand_reached(),
  near: () => m.stand_near(),
  below: () => m.stand_below(),
  undecided: () => m.stand_undecided(),
  few: () => m.stand_few(),
  plain: () => m.stand_plain(),
  unreliable: () => m.stand_unreliable(),
  conflict: () => m.stand_conflict(),
  hidden: () => m.stand_hidden(),
  imprecise: () => m.stand_imprecise(),
  notReported: () => m.stand_not_reported(),
  unconfirmed: () => m.stand_unconfirmed(),
  noMatch: () => m.stand_no_match(),
  notApplicable: () => m.stand_not_applicable()
};

/** In the order in which they are counted. */
export const stands = Object.keys(standWords) as Stand[];
