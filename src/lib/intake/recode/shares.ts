import type { Variable } from '../../codebook/codebook';
import { unitOf } from './unit';

/** True for a question that asks for percents. */
export const isPercent = (variable: Pick<Variable, 'label' | 'aliases'>): boolean =>
  unitOf(variable)?.kind === 'percent';

/** A share of one as percents, without the last digits that floating point makes of it. */
export const hundredfold = (share: number): number => Number((share * 100).toPrecision(12));
