import { expect, test } from 'vitest';
import { formatCount, formatNumber, formatQuantity, formatValue } from '../../../src/lib/i18n/format';

test.each(['zh-CN', 'en'])('formatNumber(-1.4, 1) in %s has a minus sign, not a hyphen', (locale) => {
  expect(formatNumber(-1.4, 1, locale)).toBe('−1.4');
});

test('formatNumber(-0.04, 1) is 0.0 without a sign', () => {
  expect(formatNumber(-0.04, 1, 'zh-CN')).toBe('0.0');
});

test('formatValue(-0.032, "point") is −3.2', () => {
  expect(formatValue(-0.032, 'point', 'en')).toBe('−3.2');
});

test('formatCount(16700) is 1.67 万 in Chinese and 16,700 in English', () => {
  expect(formatCount(16700, 'zh-CN')).toBe('1.67 万');
  expect(formatCount(16700, 'en')).toBe('16,700');
});

test('formatQuantity(16700, "人") writes 万 and its unit together', () => {
  expect(formatQuantity(16700, '人', 'zh-CN')).toBe('1.67 万人');
  expect(formatQuantity(881, '家', 'zh-CN')).toBe('881 家');
});

test('formatQuantity(12320, "万人") never writes 万 twice', () => {
  expect(formatQuantity(12320, '万人', 'zh-CN')).toBe('12,320 万人');
});

/** Half up in decimal, by hand on the digits: what a person does with the 14 that are written down. */
function roundedByHand(value: number, digits: number): string {
  const [whole, part] = decimalOf(Math.abs(value));
  const all = BigInt(whole + part.padEnd(digits + 1, '0').slice(0, digits + 1));
  const rounded = (all + 5n) / 10n;
  const text = String(rounded).padStart(digits + 1, '0');
  const shown = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return value < 0 && rounded !== 0n ? `−${shown}` : shown;
}

function decimalOf(value: number): [string, string] {
  const [mantissa = '', exponent = '0'] = value.toPrecision(14).split('e');
  const [whole = '', part = ''] = mantissa.split('.');
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  if (point <= 0) return ['0', '0'.repeat(-point) + digits];
  return [digits.padEnd(point, '0').slice(0, point), digits.slice(point)];
}

test('formatNumber rounds half up in decimal: 0.285, 1.005 and 2.675 at two digits, and whatever lies next to a half', () => {
  expect([0.285, 1.005, 2.675, 1.45].map((value) => formatNumber(value, 2, 'en'))).toEqual([
    '0.29',
    '1.01',
    '2.68',
    '1.45'
  ]);
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const wrong: string[] = [];
  for (let round = 0; round < 20_000; round += 1) {
    const digits = Math.floor(random() * 4);
    const near =
      Math.round(random() * 10 ** Math.ceil(random() * 7)) / 10 ** (digits + 1) +
      (random() < 0.5 ? (random() - 0.5) * 1e-9 : 0);
    const value = (random() < 0.5 ? near : random() * 10 ** (random() * 8 - 2)) * (random() < 0.3 ? -1 : 1);
    const shown = formatNumber(value, digits, 'en').replaceAll(',', '');
    if (shown !== roundedByHand(value, digits))
      wrong.push(`${value} at ${digits}: ${shown}, by hand ${roundedByHand(value, digits)}`);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

test.each(['zh-CN', 'zh', 'en', 'de'])('formatNumber writes in %s what Intl writes, of small numbers too', (locale) => {
  for (const digits of [0, 1, 2]) {
    const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const intl = new Intl.NumberFormat(locale, { ...places, roundingMode: 'halfExpand' } as Intl.NumberFormatOptions);
    for (let at = -120_000; at <= 120_000; at += 37) {
      const value = at / 100;
      // a half is rounded by its decimal, which Intl is given as text
      const written = intl.format(value.toFixed(2) as unknown as number);
      const isZero = !/[1-9]/.test(written);
      expect(formatNumber(value, digits, locale)).toBe((isZero ? written.replace('-', '') : written).replace('-', '−'));
    }
  }
});
