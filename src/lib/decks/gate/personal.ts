/**
 * Numbers of mobile phones and of identity cards in a text, as they stand there: in groups, beside other numbers or letters, in
 * full-width or Chinese digits.
 */
export function personalNumbers(text: string): string[] {
  const plain = plainly(text);
  const found = [plain, inDigits(plain)].flatMap((reading) => [
    ...stretches(reading, ofPhone).filter(({ digits }) => isPhone(digits)),
    ...stretches(reading, ofIdentity).filter(({ digits }) => isIdentity(digits)),
    ...stretches(reading, ofOldIdentity).filter(({ digits }) => isOldIdentity(digits))
  ]);
  const places = new Map(found.sort((a, b) => a.at - b.at).map(({ at, digits }) => [at, digits.length]));
  return [...places].map(([at, length]) => plain.slice(at, at + length));
}

/** The text with such numbers shortened: enough to find them, and no more. */
export function shortened(text: string): string {
  const found = personalNumbers(text);
  return found.length === 0
    ? text
    : found.reduce((words, number) => words.replaceAll(number, masked(number)), plainly(text));
}

/** Enough to find it, and no more. */
export const masked = (found: string): string => `${found.slice(0, 3)}…${found.slice(-2)}`;

/** ① is the number of a line, no digit of what stands behind it; what has no width parts nothing. */
const plainly = (text: string): string =>
  text
    .replace(/\p{No}/gu, ' ')
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '');

const chineseDigits = ['〇零', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const inDigits = (text: string): string =>
  text.replace(new RegExp(`[${chineseDigits.join('')}]`, 'g'), (one) =>
    String(chineseDigits.findIndex((all) => all.includes(one)))
  );

/** Between two groups of one number; a sum, a product and a share are numbers of their own. */
const between = String.raw`[^\p{L}\p{N}%‰+=<>÷×]{0,4}`;
/** A number begins here, or what is dialled before it ends here; not the places of a decimal below 1. */
const begins = String.raw`(?:(?<!\d)|(?<=(?<![\d.])(?:0|(?:00)?86)))(?<!(?<!\d)0\.)`;
const digitsOf = (length: number, last = ''): RegExp =>
  new RegExp(String.raw`${begins}(?=(\d(?:${between}\d){${length - 1}}${last})(?![\d%‰]))`, 'gu');

const ofPhone = digitsOf(11);
const ofIdentity = digitsOf(17, `${between}[\\dXx×]`);
const ofOldIdentity = digitsOf(15);

/** So many digits from where a number begins to where one ends, each with what stands between its groups. */
const stretches = (text: string, all: RegExp): { at: number; digits: string }[] =>
  [...text.matchAll(all)].map(({ index, 1: digits }) => ({ at: index, digits: digits! }));

const sizesOf = (digits: string): string => (digits.match(/\d+/g) ?? []).map(({ length }) => length).join('-');
const together = (digits: string): string => digits.replace(/[^\dXx×]/g, '');

/** Groups that people make of a phone's number, too, where the same space, hyphen or dot is between all: else they are counts in a row. */
const rarerGroups = new Set(['3-8', '7-4', '4-4-3', '4-3-4', '3-3-5', '3-3-3-2', '1-1-1-1-1-1-1-1-1-1-1']);

function isPhone(digits: string): boolean {
  if (!/^1[3-9]\d{9}$/.test(together(digits))) return false;
  const sizes = sizesOf(digits);
  if (sizes === '11') return true;
  // 138 (2013–2014)
  if (sizes === '3-4-4') return !/(19[5-9]|20[0-4])\d\D+(19[5-9]|20[0-4])\d$/.test(digits);
  const gaps = digits.match(/\D+/g) ?? [];
  const isDecimal = gaps.length === 1 && gaps[0] === '.';
  const isEven = gaps.every((gap) => gap === gaps[0] && /^(\s+|\s?[.\p{Pd}]\s?)$/u.test(gap));
  return rarerGroups.has(sizes) && isEven && !isDecimal;
}

/** The first two digits are a province's. */
const province = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])';
const day = String.raw`(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`;
const identity = new RegExp(String.raw`^${province}\d{4}(?:19|20)\d\d${day}\d{3}[\dXx×]$`);
const oldIdentity = new RegExp(String.raw`^${province}\d{6}${day}\d{3}$`);

/** Of 18 places, with a day of birth. One mistyped is a person's, too: its check character is not looked at. */
const isIdentity = (digits: string): boolean => identity.test(together(digits)) && !isThousands(digits);

/** The old ones of 15, which say less of themselves. */
const isOldIdentity = (digits: string): boolean =>
  oldIdentity.test(together(digits)) && ['15', '6-6-3'].includes(sizesOf(digits)) && !isThousands(digits);

const isThousands = (digits: string): boolean => /^\d{1,3}(,\d{3})+$/.test(digits);
