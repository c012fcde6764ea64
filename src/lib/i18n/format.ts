import { getLocale } from '../paraglide/runtime';
import { inLocale, type Label } from './label';
import { once } from './once';

export type ValueFormat = 'percent' | 'point' | 'number';

/** The label in the reader's language. */
export const text = (label: Label): string => inLocale(label, getLocale());

/**
 * A number as this language writes it, negative ones with a minus sign: -1.4 is "−1.4".
 * Rounded half up in decimal: 0.285 is 0.29 at two digits although its binary is below.
 * @param digits places after the point, always shown
 */
export function formatNumber(value: number, digits = 0, locale: string = getLocale()): string {
  const rounded = roundHalfUp(value, digits);
  const isShort = Math.abs(rounded) < 1000 && hasPoint(locale);
  const written = isShort ? rounded.toFixed(digits) : numberFormats(locale)(String(digits)).format(rounded);
  return written.replace('-', '−');
}

/** An estimate's value without its unit: 0.784 in percent is "78.4". */
export function formatValue(value: number, format: ValueFormat, locale?: string): string {
  return formatNumber(format === 'number' ? value : value * 100, 1, locale);
}

/** The value with its unit where a unit is one sign: "78.4%", "11.2" otherwise. */
export function formatRate(value: number, format: ValueFormat, locale?: string): string {
  return formatValue(value, format, locale) + (format === 'percent' ? '%' : '');
}

/** A signed difference, never "-0.0": "+3.1", "−1.4", "0.0". */
export function formatChange(difference: number, format: ValueFormat, locale?: string): string {
  const shown = roundHalfUp(format === 'number' ? difference : difference * 100, 1);
  const sign = shown > 0 ? '+' : shown < 0 ? '−' : '';
  return sign + formatNumber(Math.abs(shown), 1, locale);
}

/** Counts below 10 000 in full; above, Chinese counts in 万 with two decimals, English in full. */
export function formatCount(count: number, locale: string = getLocale()): string {
  const large = locale.startsWith('zh') && Math.abs(count) >= 10000;
  return large
    ? `${formatNumber(count / 10000, 2, locale)} 万`
    : formatNumber(count, Number.isInteger(count) ? 0 : 1, locale);
}

/** A count as formatCount writes it, in full where its unit is itself in 万. */
export const formatCountOf = (count: number, unit: string, locale: string = getLocale()): string =>
  unit.startsWith('万') ? formatNumber(count, Number.isInteger(count) ? 0 : 1, locale) : formatCount(count, locale);

/** A count and what it counts: "881 家", "1.67 万人", "1,234 units". */
export function formatQuantity(count: number, unit: string, locale: string = getLocale()): string {
  const number = formatCountOf(count, unit, locale);
  return number.endsWith('万') ? number + unit : `${number} ${unit}`;
}

/** An ISO date as this language writes it: 2014年9月30日, 30 September 2014. */
export function formatDate(iso: string, locale: string = getLocale()): string {
  const [year, month, day] = iso.split('-').map(Number);
  if (!year || !month || !day) return iso;
  const date = new Date(Date.UTC(year, month - 1, day));
  return dateFormat(locale).format(date);
}

/** Orders names: by pinyin in Chinese, by alphabet in English. */
export const compareNames = (locale: string = getLocale()): ((a: string, b: string) => number) =>
  collator(locale).compare;

const dateFormat = once(
  (locale) => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' })
);
const collator = once(
  (locale) => new Intl.Collator(locale.startsWith('zh') ? 'zh-Hans-CN-u-co-pinyin' : locale, { numeric: true })
);
const numberFormats = once((locale) =>
  once((digits) => {
    const places = Number(digits);
    return new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
  })
);

/** This language writes what needs no grouping as a program does, in a tenth of the time. */
const hasPoint = once((locale) => numberFormats(locale)('1').format(-0.5) === '-0.5');

/** Rounds the number's shortest decimal, so that 1.005 is 1.01 at two digits. */
function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = Math.abs(value) * scale;
  // away from a half its binary rounds as its decimal does; a whole number over a power of ten is the double next to that decimal
  const isClear = scaled < 1e9 && Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-4;
  const rounded = isClear ? Math.round(scaled) / scale : roundDecimal(Math.abs(value), digits);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function roundDecimal(value: number, digits: number): number {
  const [mantissa, exponent = '0'] = value.toPrecision(14).split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  return Number(`${shifted}e${-digits}`);
}
