import { expect, test } from 'vitest';
import { readBoolean } from '../../../../src/lib/intake/recode/readBoolean';

const words = (value: 0 | 1, texts: string) => texts.split(' ').map((text) => [text, value, 'yesNo'] as const);

test.each([
  ['1', 1, null],
  ['0', 0, null],
  ...words(1, '是 有 已 对 √ ✓ ✔ Y y yes YES TRUE True T Ａ.是 A.是 A、有 Ｙ 是：'),
  ...words(0, '否 没有 无 未 错 × ✗ ✘ X N no FALSE F B.否 2.没有'),
  ['1.0', 1, 'decimal'],
  ['0.00', 0, 'decimal'],
  ['１', 1, 'wide'],
  ["'1", 1, 'textMark'],
  ['\t0', 0, 'textMark']
] as const)('readBoolean(%j) is %d by the rule %s', (text, value, rule) => {
  expect(readBoolean(text)).toEqual({ value, rule });
});

test.each([
  '2',
  '-1',
  '10',
  '01',
  '1.5',
  '是否',
  '是的吗',
  '部分',
  '不清楚',
  '-',
  '',
  'yesno',
  '__proto__',
  '是'.repeat(10_000)
])('readBoolean(%j) is null', (text) => {
  expect(readBoolean(text)).toBeNull();
});
