import { expect, test } from 'vitest';
import { readChosen } from '../../../../src/lib/intake/recode/readChosen';

const none = { name: 'none', missing: null, aliases: [], label: { zh: '无' } };
const relief = { name: 'relief', missing: null, aliases: [], label: { zh: '困难帮扶' } };

test.each([
  ['plain', '1', 1],
  ['plain', '0', 0],
  ['plain', '1.0', 1],
  ['plain', '√', 1],
  ['plain', '×', 0],
  ['plain', '是', 1],
  ['plain', '否', 0],
  ['plain', '选中', 1],
  ['plain', '未选中', 0],
  ['plain', '■', 1],
  ['plain', '☐', 0],
  ['plain', '/', 0],
  ['plain', '困难帮扶', 1],
  ['plain', 'x', null],
  ['plain', '无', null],
  ['plain', '2', null],
  ['plain', '3人', 1],
  ['plain', '  ', 'blank'],
  ['plain', '', 'blank'],
  ['wjx', '1', 1],
  ['wjx', '0', 0],
  ['wjx', '-3', 'not_asked'],
  ['wjx', '-2', 'blank'],
  ['wjx', '(跳过)', 'not_asked'],
  ['wjx', '(空)', 'blank'],
  ['plain', '-3', null],
  ['tencent', 'A.困难帮扶', 1],
  ['tencent', '其他〖找活〗', 1],
  ['tencent', '', 'blank'],
  ['tencent', '__proto__', 1]
] as const)('in a file of %s, readChosen(%j) is %j', (platform, text, expected) => {
  expect(readChosen(text, platform)).toBe(expected);
});

test('readChosen("无", .., option) is a choice where the option is called so, else none', () => {
  expect(readChosen('无', 'tencent', none)).toBe(1);
  expect(readChosen('H.无', 'tencent', none)).toBe(1);
  expect(readChosen('无', 'plain', relief)).toBe(0);
  expect(readChosen('x', 'plain', relief)).toBeNull();
});
