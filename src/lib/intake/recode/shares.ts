import type { Question } from '../../codebook/codebook';
import { unitOf } from './unit';

/** True for a question that asks for percents. */
export const isPercent = (question: Pick<Question, 'label' | 'aliases'>): boolean =>
  unitOf(question)?.kind === 'percent';

/** A share of one as percents, without the last digits that floating point makes of it. */
export const hundredfold = (share: number): number => Number((share * 100).toPrecision(12));
