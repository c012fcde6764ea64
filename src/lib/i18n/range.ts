import { m } from '../paraglide/messages';

/** From one printed number to another. Beside a minus a dash would be read as one. */
export const rangeText = (lower: string, upper: string): string =>
  lower.startsWith('−') ? m.chart_ranges_range({ lower, upper }) : `${lower}–${upper}`;
