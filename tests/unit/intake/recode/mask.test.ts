import { expect, test } from 'vitest';
import { isIdCard, isMobile, mask, maskPattern } from '../../../../src/lib/intake/recode/mask';

// GB 11643-1999 gives 11010519491231002X and 440524188001010014 as its examples
test.each([
  ['11010519491231002X', true],
  ['11010519491231002x', true],
  ['440524188001010014', true],
  ['110105491231002', true],
  ['110105194912310020', false], // X would be right
  ['11010519491331002X', false], // no 13th month
  ['110105491331002', false],
  ['000105194912310023', false], // no such province
  ['1101051949123100', false],
  ['', false]
])('isIdCard(%j) is %s', (text, expected) => {
  expect(isIdCard(text)).toBe(expected);
});

test.each([
  ['13812345678', true],
  ['8613812345678', true],
  ['12812345678', false],
  ['138123456789', false],
  ['1381234567', false]
])('isMobile(%j) is %s', (text, expected) => {
  expect(isMobile(text)).toBe(expected);
});

test.each([
  ['请联系张三13812345678', '请联系张三〔手机号〕'],
  ['138-1234-5678或139 1234 5678', '〔手机号〕或〔手机号〕'],
  ['１３８１２３４５６７８', '〔手机号〕'],
  ['证号11010519491231002X，电话13812345678。', '证号〔身份证号〕，电话〔手机号〕。'],
  ['旧证110105491231002', '旧证〔身份证号〕'],
  ['8613812345678', '〔手机号〕'],
  ['13812345678x2', '〔手机号〕x2']
])('mask(%j) is %j', (text, expected) => {
  expect(mask(text)).toBe(expected);
  expect(new RegExp(maskPattern).test(text)).toBe(true);
});

test.each([
  '希望多办培训',
  '单位编号420902001000123',
  '113812345678', // one digit more than a phone has
  '0712-2345678',
  '2014年9月30日至2015年9月30日',
  '110105194912310020',
  '\ud800',
  ''
])('mask(%j) is null', (text) => {
  expect(mask(text)).toBeNull();
});

test('mask(..) reads ten thousand digits in no time', () => {
  const started = performance.now();
  expect(mask('1'.repeat(10_000))).toBeNull();
  expect(mask('13812345678 '.repeat(1000))).toBe('〔手机号〕 '.repeat(1000));
  expect(performance.now() - started).toBeLessThan(2000);
});
