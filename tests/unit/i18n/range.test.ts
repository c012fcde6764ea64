import { expect, test } from 'vitest';
import { rangeText } from '../../../src/lib/i18n/range';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';

test('rangeText(lower, upper) joins by a dash, and by a word beside a minus, which a dash is too like', () => {
  overwriteGetLocale(() => 'zh-CN');
  expect(rangeText('51.4', '67.7')).toBe('51.4–67.7');
  expect(rangeText('−2.8', '5.3')).toBe('−2.8 至 5.3');
  overwriteGetLocale(() => 'en');
  expect(rangeText('−2.8', '5.3')).toBe('−2.8 to 5.3');
  overwriteGetLocale(() => 'zh-CN');
});
