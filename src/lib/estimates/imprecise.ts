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
  table: Pick<TableSpec, 'design' | 'unreliableBelow'>,
  { value, n, effectiveN, state }: Estimate
): boolean =>
  table.design === 'sample' && value !== null && state !== 'conflict' && isTooFew(effectiveN ?? n ?? 0, table);

/** Whether so many equal answers are too few for a number, where the survey leaves that to the page. */
export const isTooFew = (answers: number, { unreliableBelow }: Pick<TableSpec, 'unreliableBelow'>): boolean =>
  unreliableBelow >= leastEffective && answers < leastEffective * (1 - 1e-12);

/** An estimate that says only on how many answers it would rest. */
export const imprecise = <Some extends Estimate>(one: Some): Some => ({ ...one, ...valueless, state: 'imprecise' });
