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
