/**
 * A text of a cell: without what no text needs, its line breaks spaces.
 */
export function plainText(text: string): string {
  return /[\0\r\n\v\f\u0085\u2028\u2029]/.test(text)
    ? text.replaceAll('\0', '').replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
    : text;
}

/**
 * A number of a cell as it is, not as it shows: 1234.5678 is that and not "1,235". Dates are ISO; a share that shows as percent
 * is written as one (0.9326 in a cell of format 0.00% is "93.26%"), which is read as 93.26, the scale of the codebook. Zeros that
 * only the format has are written: an id is what the sheet shows.
 * @param format as spreadsheets write them: yyyy"年"m"月"
 * @param isCount the question wants a number: a small one that happens to have a date's format is no date
 */
export function numberInFormat(value: number, format: string | undefined, date1904: boolean, isCount = false): string {
  switch (kindOf(format ?? '')) {
    case 'percent':
      return `${numberText(value * 100)}%`;
    case 'date':
      if (isCount && value >= 1 && value < firstLikelyDate) return numberText(value);
      return dateText(value, date1904) ?? numberText(value);
    case 'duration':
      return dateText(value, date1904, true) ?? numberText(value);
    case 'number':
      return inZeros(value, format ?? '') ?? numberText(value);
  }
}

/** True where a number of this format shows as a day. */
export const showsDate = (format: string | undefined): boolean => kindOf(format ?? '') === 'date';

/** 1954-10-03: a count may be 20 or 2014 in a date's format; 5-2 that a spreadsheet made the 2nd of May of is a later day. */
const firstLikelyDate = 20_000;

/** A whole number in a format of zeros and fixed signs: 100 in "U"000000 is U000100; null where the format says more or less. */
function inZeros(value: number, format: string): string | null {
  if (!Number.isInteger(value) || value < 0 || value >= 1e15 || !format.includes('00')) return null;
  const signs = format.split(';')[0]!.match(/"[^"]*"|\\.|[^]/g) ?? [];
  if (!signs.every((sign) => /^("[^"]*"|\\.|[0 ()-])$/.test(sign))) return null;
  const places = signs.filter((sign) => sign === '0').length;
  const digits = String(value).padStart(places, '0');
  let next = 0;
  const place = () => {
    // digits for which there is no place stand with the first one
    const start = next;
    next += start === 0 ? 1 + digits.length - places : 1;
    return digits.slice(start, next);
  };
  return signs.map((sign) => (sign === '0' ? place() : sign.replace(/^"(.*)"$|^\\/, '$1'))).join('');
}

/**
 * A number in full, without the noise after its 15th digit: 0.1 + 0.2 is "0.3". From 1e15 on, where a spreadsheet has no digits
 * left for the last places and an identity number is lost, in scientific notation: "1.10101199001011E+17".
 */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e15) return rounded.toExponential().toUpperCase();
  const text = String(rounded);
  if (!text.includes('e')) return text;
  const exponent = Number(text.slice(text.indexOf('e') + 1));
  return rounded.toFixed(Math.min(100, 14 - exponent)).replace(/\.?0+$/, '');
}

/** 9999-12-31, the last day that a spreadsheet knows */
const lastDay = 2_958_465;
const daySeconds = 86_400;

/**
 * A serial date as ISO text, without a time at midnight and without a date below one day; null when it is no date.
 * @param duration true: hours of all days, as a format [h]:mm:ss shows them
 */
export function dateText(serial: number, date1904: boolean, duration = false): string | null {
  if (!(serial >= 0 && serial <= lastDay)) return null;
  const seconds = Math.round(serial * daySeconds);
  if (duration || serial < 1) return clock(seconds);
  // the 29th of February 1900, which never was, is day 60
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const [day, time] = new Date(start + seconds * 1000).toISOString().slice(0, 19).split('T');
  return seconds % daySeconds === 0 ? day! : `${day} ${time}`;
}

const clock = (seconds: number): string =>
  [seconds / 3600, (seconds % 3600) / 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

type Kind = 'number' | 'percent' | 'date' | 'duration';
const kinds = new Map<string, Kind>();

function kindOf(format: string): Kind {
  let kind = kinds.get(format);
  if (kind === undefined) kinds.set(format, (kind = findKind(format)));
  return kind;
}

function findKind(format: string): Kind {
  const withoutWords = format.replace(/"[^"]*"|[\\!_*]./g, '');
  if (/\[(h+|m+|s+)\]/i.test(withoutWords)) return 'duration';
  const signs = withoutWords.replace(/\[[^\]]*\]/g, '').replace(/general|standard/gi, '');
  if (signs.includes('%')) return 'percent';
  // aaa is a day of the week
  return /[ymdhs]|aaa/i.test(signs) ? 'date' : 'number';
}
