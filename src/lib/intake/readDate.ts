import { narrow, unmarked } from './narrow';
import type { Reading } from './reading';

const spelled: [RegExp, string][] = [
  [/^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?/, '$1-$2-$3 '],
  [/^(\d{4}) ?年 ?(\d{1,2}) ?月$/, '$1-$2'],
  [/^(\d{4})([01]\d)([0-3]\d)(?=$|[ T])/, '$1-$2-$3']
];
const form =
  /^(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})(?:\k<sign>(?<day>\d{1,2})(?: *\(?(?:星期|周)[一二三四五六日天]\)?)?(?:[T ] *(?<time>.+))?)? *$/;
const clock =
  /^(?<before>上午|下午|am|pm)? ?(?<hour>\d{1,2})[:时点](?<minute>\d{1,2})(?:[:分](?:(?<second>\d{1,2})(?:\.\d+)?秒?)?)?(?:\+08:?00)? ?(?<after>上午|下午|am|pm)?$/i;
const serial = /^[2-7]\d{4}(\.\d+)?$/;
const longest = 60;

/**
 * Reads 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305 with or without a time, a month as its first day, and the
 * number of a spreadsheet's date (1900 system, 20000 to 79999: 1954 to 2118). ISO text; null when it is no date, or two:
 * 03/05/2026, and 2026.1, which may have been 2026.10. A time of another zone is null too: it may be another day here.
 */
export function readDate(text: string, withTime: boolean): Reading<string> | null {
  if (text.length > longest) return null;
  const plain = narrow(unmarked(text)).replace(/\s+/g, ' ');
  const isSerial = serial.test(plain);
  const at = isSerial ? serialTime(Number(plain)) : writtenTime(plain);
  if (at === null) return null;
  const iso = new Date(at).toISOString();
  const value = withTime ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10);
  return { value, rule: value === text ? null : isSerial ? 'serialDate' : 'date' };
}

/** The 1900 system counts a 29 February 1900 that never was: from then on its day 0 is 1899-12-30. */
function serialTime(days: number): number {
  return Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000;
}

/** Milliseconds of a time as the clocks of its place showed it. */
function writtenTime(plain: string): number | null {
  const signed = spelled.reduce((text, [pattern, form]) => text.replace(pattern, form), plain);
  const { year, sign, month, day, time } = form.exec(signed)?.groups ?? {};
  if (year === undefined || (day === undefined && sign === '.' && month === '1')) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day ?? 1)) return null;
  const seconds = time === undefined ? 0 : secondsOf(time);
  return Number(year) < 1000 || seconds === null ? null : date.getTime() + seconds * 1000;
}

/** Seconds since midnight; 上午12 is midnight and 下午12 noon. */
function secondsOf(time: string): number | null {
  const { before, hour, minute, second = 0, after } = clock.exec(time)?.groups ?? {};
  if (hour === undefined || (before !== undefined && after !== undefined)) return null;
  const half = (before ?? after)?.toLowerCase();
  const isLate = half === '下午' || half === 'pm';
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (hours > 23 || minutes > 59 || seconds > 59 || (half !== undefined && !isLate && hours > 12)) return null;
  const past = half === undefined || hours > 12 ? hours : (hours % 12) + (isLate ? 12 : 0);
  return past * 3600 + minutes * 60 + seconds;
}
