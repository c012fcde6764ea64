import type { Estimate } from './estimates';
import { statusOf } from './target';

/** A rate if every unit of which nothing is known were covered, and if none were. */
export interface Silence {
  lower: number;
  upper: number;
  /** units that left out what decides */
  blank: number;
  /** units that should have reported and did not */
  silent: number;
}

/**
 * What silence could hide of a rate that counts units: each of those that are silent or blank is one more in the denominator, or none
 * where it is of those that the rate does not ask; in the numerator it is one or none. Any mix of them lies between.
 * @returns null of a rate that has no value, or whose units have weights
 */
export function silenceOf(
  {
    value,
    numerator,
    denominator,
    state,
    weighted
  }: Pick<Estimate, 'value' | 'numerator' | 'denominator' | 'state' | 'weighted'>,
  { blank, silent }: { blank: number; silent: number }
): Silence | null {
  if (value === null || state === 'conflict' || weighted || !(denominator > 0)) return null;
  const unknown = blank + silent;
  return {
    lower: numerator / (denominator + unknown),
    upper: (numerator + unknown) / (denominator + unknown),
    blank,
    silent
  };
}

/** Whether what is said against the target holds whatever the silent units are; null without a target. */
export type Outcome = 'staysBelow' | 'staysReached' | 'open';

export function outcomeOf({ lower, upper }: Pick<Silence, 'lower' | 'upper'>, target: number | null): Outcome | null {
  if (target === null) return null;
  const reached = (share: number) => statusOf(share, target, { direction: 'up' }, null) === 'reached';
  if (!reached(upper)) return 'staysBelow';
  return reached(lower) ? 'staysReached' : 'open';
}
