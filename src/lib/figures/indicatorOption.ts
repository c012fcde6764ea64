import { m } from '../paraglide/messages';
import type { Survey } from './survey';

/** The id of an indicator that a saved spec names; a sentence when the survey does not have it. */
export function savedIndicator(saved: unknown, { codebook }: Survey): { id: string } | { fault: string } {
  const id = codebook.indicators.find((one) => one.id === saved)?.id;
  return id === undefined ? { fault: m.figure_spec_indicator({ indicator: String(saved) }) } : { id };
}
