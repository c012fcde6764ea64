const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dayMonth = /^(\d{1,2})[-/ ]([a-z]{3})$/i;
const monthNumber = /^([a-z]{3})[-/ ](\d{1,2})$/i;
const chinese = /^(\d{1,2})月(\d{1,2})日$/;
const whole = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: 0?0:00(?::00)?)?$/;

/**
 * What a number may have been before a spreadsheet made a date of it: 2-May was 5-2 or 2-5, 1905/6/26 was 2004.
 * @returns the likelier first; null for a text that no spreadsheet makes of a number
 */
export function becameDate(text: string): string[] | null {
  const bare = text.trim();
  const [, day, named] = dayMonth.exec(bare) ?? [];
  const [, month, last] = monthNumber.exec(bare) ?? [];
  const place = months.indexOf((named ?? month ?? '').toLowerCase()) + 1;
  if (place > 0) return pair(place, Number(day ?? last));
  const [, first, second] = chinese.exec(bare) ?? [];
  if (first !== undefined) return pair(Number(first), Number(second));
  const [, year, ...rest] = whole.exec(bare) ?? [];
  if (year === undefined) return null;
  // the serial number of the day: day 0 of spreadsheets is 1899-12-30
  return [String((Date.UTC(Number(year), Number(rest[0]) - 1, Number(rest[1])) - Date.UTC(1899, 11, 30)) / 86_400_000)];
}

const pair = (month: number, day: number): string[] => [`${month}-${day}`, `${day}-${month}`];
