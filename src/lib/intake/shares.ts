import type { Question } from '../codebook/codebook';
import { unitOf } from './unit';

/** True for a question that asks for percents. */
export const isPercent = (question: Pick<Question, 'label' | 'aliases'>): boolean =>
  unitOf(question)?.kind === 'percent';

/**
 * What a number among percents may be: 0.544 is 54.4 % where a spreadsheet wrote shares of one, or half a percent.
 * @returns both readings, the likelier first; null where there is no doubt
 */
export function shareReadings(text: string, value: number): string[] | null {
  if (value <= 0 || value > 1 || /[%％]/.test(text)) return null;
  return [String(Number((value * 100).toPrecision(12))), String(value)];
}
