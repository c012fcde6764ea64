import { narrow, unmarked } from './narrow';
import type { Reading } from './reading';

/** What most cells look like. */
const usual = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d\d)(?::(\d\d))?)?$/;
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
 * number of a spreadsheet's date (1900 system, 20000 to 79999: 1954 to 2119). ISO text; null when it is no date, or two:
 * 03/05/2026, and 2026.1, which may have been 2026.10. A time of another zone is null too: it may be another day here.
 */
export function readDate(text: string, withTime: boolean): Reading<string> | null {
  if (text.length > longest) return null;
  const parts = usual.exec(text);
  if (parts) {
    const [, year, , month, day, hour = 0, minute = 0, second = 0] = parts;
    return reading(text, iso([year, month, day, hour, minute, second].map(Number), withTime), 'date');
  }
  const plain = narrow(unmarked(text)).replace(/\s+/g, ' ');
  if (serial.test(plain)) return reading(text, iso(serialTime(Number(plain)), withTime), 'serialDate');
  return reading(text, iso(writtenTime(plain), withTime), 'date');
}

function reading(text: string, value: string | null, rule: 'date' | 'serialDate'): Reading<string> | null {
  return value === null ? null : { value, rule: value === text ? null : rule };
}

/** @param time year, month, day, hour, minute, second; null when there is no such day or time */
function iso(time: number[] | null, withTime: boolean): string | null {
  if (time === null) return null;
  const [year, month, day, hour, minute, second] = time as [number, number, number, number, number, number];
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  return withTime ? `${date} ${two(hour)}:${two(minute)}:${two(second)}` : date;
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The 1900 system counts a 29 February 1900 that never was: from then on its day 0 is 1899-12-30. */
function serialTime(days: number): number[] {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000);
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return [...day, date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
}

/** As the clocks of its place showed it. */
function writtenTime(plain: string): number[] | null {
  const signed = spelled.reduce((text, [pattern, form]) => text.replace(pattern, form), plain);
  const { year, sign, month, day, time } = form.exec(signed)?.groups ?? {};
  if (year === undefined || (day === undefined && sign === '.' && month === '1')) return null;
  const ofDay = time === undefined ? [0, 0, 0] : timeOf(time);
  return ofDay && [Number(year), Number(month), Number(day ?? 1), ...ofDay];
}

/** Hour, minute, second; 上午12 is midnight and 下午12 noon. */
function timeOf(time: string): number[] | null {
  const { before, hour, minute, second = 0, after } = clock.exec(time)?.groups ?? {};
  if (hour === undefined || (before !== undefined && after !== undefined)) return null;
  const half = (before ?? after)?.toLowerCase();
  const isLate = half === '下午' || half === 'pm';
  const hours = Number(hour);
  if (half !== undefined && !isLate && hours > 12) return null;
  return [half === undefined || hours > 12 ? hours : (hours % 12) + (isLate ? 12 : 0), Number(minute), Number(second)];
}
