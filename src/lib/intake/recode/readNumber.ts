import type { Variable } from '../../codebook/codebook';
import { narrow, unmarked } from './narrow';
import type { Reading } from './reading';
import { conversion, unit, unitOf, type Unit } from './unit';

/** [sign, whole part with its marks, point and decimals, exponent, what stands after] */
const form = /^([+-]?)(\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+|(?=\.\d))(\.\d*)?(e[+-]?\d+)?(?: *([^\d\s,.+-].*))?$/is;
const clock = /^(?:(\d+) *个?小?时)?(?: *(\d+) *分钟?)?(?: *(\d+) *秒钟?)?$/;
const colons = /^(\d+):(\d\d):(\d\d)$/;
const whole = /^(0|-?[1-9]\d*)$/;
const longest = 40;

/**
 * Reads a number as offices write it: full-width digits, thousands marks, a trailing `.0`, a unit after.
 * null for all that is more or less than one number: 10-20, 约12, 12人左右, ≥100, (1,234), and for
 * a whole number with an exponent, of which a spreadsheet has dropped digits.
 */
export function numberReader(variable: Variable): (text: string) => Reading<number> | null {
  const asked = unitOf(variable);
  const isWhole = variable.type === 'integer';
  const isMonthly = [...Object.values(variable.label), ...variable.aliases].some((name) => name.includes('月'));
  const fits = (value: number) =>
    value >= (variable.least ?? -Infinity) &&
    (isWhole ? Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff : Number.isFinite(value));
  return (text) => {
    if (text.length > longest) return null;
    const bare = unmarked(text);
    const plain = spelled(narrow(bare), asked, isMonthly);
    const found = plainNumber(plain, asked, isWhole) ?? clockNumber(plain, asked);
    if (!found || !fits(found.value)) return null;
    const value = found.value === 0 ? 0 : found.value;
    if (found.rule !== null) return { value, rule: found.rule };
    if (/^[¥￥]/.test(bare)) return { value, rule: 'unit' };
    if (plain !== bare) return { value, rule: 'wide' };
    if (bare !== text) return { value, rule: 'textMark' };
    if (!isWhole || whole.test(text)) return { value, rule: null };
    return { value, rule: plain.includes('.') ? 'decimal' : 'textMark' };
  };
}

/** Thousands marks of other places as ours, ￥ where money is asked for, 元/月 where it is asked by the month. */
function spelled(plain: string, asked: Unit | null, isMonthly: boolean): string {
  const marked = plain
    .replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, ' ')
    .replace(/(?<=\d)['’](?=\d{3}(?!\d))/g, ',');
  if (asked?.kind !== 'money') return marked;
  const bare = marked.replace(/^[¥￥] ?/, '');
  return isMonthly ? bare.replace(/元(?:\/|每)月$/, '元') : bare;
}

function plainNumber(plain: string, asked: Unit | null, isWhole: boolean): Reading<number> | null {
  const parts = form.exec(plain);
  if (!parts) return null;
  const [, sign, marked, decimals = '', exponent = '', word] = parts;
  const digits = marked!.replace(/[, ]/g, '');
  const isGrouped = digits !== marked;
  if (exponent !== '' && (isWhole || word !== undefined)) return null;
  if (isGrouped && marked!.includes(',') && marked!.includes(' ')) return null;
  const number = `${sign}${digits || '0'}${decimals}`;
  if (word === undefined) return { value: Number(number + exponent), rule: isGrouped ? 'grouped' : null };
  const written = unit(word.trim());
  const how = written && conversion(written, asked, isWhole);
  return how ? { value: Number(`${number}e${how.power}`) * how.factor, rule: 'unit' } : null;
}

/** 1分20秒 and 0:01:20 where a time is asked for. */
function clockNumber(plain: string, asked: Unit | null): Reading<number> | null {
  const parts = clock.exec(plain) ?? colons.exec(plain);
  if (!parts || asked?.seconds == null || parts.slice(1).filter((part) => part !== undefined).length < 2) return null;
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  if (seconds! > 59 || (parts[1] !== undefined && minutes! > 59)) return null;
  return { value: (hours! * 3600 + minutes! * 60 + seconds!) / asked.seconds, rule: 'unit' };
}
