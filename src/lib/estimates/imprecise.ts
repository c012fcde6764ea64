import type { TableSpec } from '../codebook/codebook';
import type { Estimate } from './estimates';
import { valueless } from './valueless';

/** Equal answers that a sample's value must be worth to be shown. */
export const leastEffective = 10;

/**
 * Whether a sample's value rests on so little that it is not shown: a rule of precision, not of secrecy, so that nothing else is hidden
 * for its sake. Of a survey that trusts fewer answers by its own word (`unreliableBelow`) all is shown.
 */
export const isImprecise = (
  { design, unreliableBelow }: Pick<TableSpec, 'design' | 'unreliableBelow'>,
  { value, n, effectiveN, state }: Estimate
): boolean =>
  design === 'sample' &&
  unreliableBelow >= leastEffective &&
  value !== null &&
  state !== 'conflict' &&
  (effectiveN ?? n ?? 0) < leastEffective * (1 - 1e-12);

/** An estimate that says only on how many answers it would rest. */
export const imprecise = <Some extends Estimate>(one: Some): Some => ({ ...one, ...valueless, state: 'imprecise' });
