import type { Indicator } from '$lib/codebook/codebook';
import { formatDate, formatNumber } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { TargetRow } from './targetRows';

/** In the scale of the table: shares in per cent. */
const scaled = (value: number, { format }: Indicator): number =>
  format === 'number' ? value : Number((value * 100).toPrecision(12));

/** As it is written into a field; '' of none. */
export const written = (value: number | null, indicator: Indicator): string =>
  value === null ? '' : String(scaled(value, indicator));

/** As it is read. */
export function targetNumber(value: number | null, indicator: Indicator): string {
  if (value === null) return m.target_none();
  const shown = scaled(value, indicator);
  return formatNumber(shown, Number.isInteger(shown) ? 0 : 1);
}

/** Who set it and when; '' of the survey's own. */
export function setWords({ own }: TargetRow): string {
  if (!own?.set) return '';
  const { by, at } = own.set;
  return m.target_set({ by: by || m.target_nobody(), at: timeText(at) });
}

/** A time of day in the words of the locale; what is no time stands as it is. */
function timeText(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'));
  const clock = time.toLocaleTimeString(getLocale(), { hour: '2-digit', minute: '2-digit', hour12: false });
  return `${formatDate(day.join('-'))} ${clock}`;
}
