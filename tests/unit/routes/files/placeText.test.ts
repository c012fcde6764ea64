import { afterEach, expect, test } from 'vitest';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { placeText } from '../../../../src/routes/files/placeText';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

test.each([
  ['zh-CN', '正在核对…', '放入 1,204 行，检查未完', '放入 1,204 行，2 项待查', '放入 1,204 行'],
  ['en', 'Checking…', 'Place 1,204 rows, still checking', 'Place 1,204 rows, 2 things to check', 'Place 1,204 rows']
] as const)(
  'placeText(rows, toCheck, isChecking) says what a press will do, in %s',
  (locale, looking, checking, doubts, clean) => {
    overwriteGetLocale(() => locale);
    expect(placeText(null, 2, true)).toBe(looking);
    expect(placeText(1204, 0, true)).toBe(checking);
    expect(placeText(1204, 2, true)).toBe(doubts);
    expect(placeText(1204, 0, false)).toBe(clean);
  }
);
