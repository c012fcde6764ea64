import { expect, test } from 'vitest';
import { exampleText, isExample, isExampleText } from '../../../../src/lib/intake/form/example';

test.each([
  [exampleText('12', 'zh-CN'), true],
  [exampleText('12', 'en'), true],
  ['示例：企业', true],
  ['  示例: 企业', true],
  ['EXAMPLE：12', true],
  ['Example:', true],
  ['示例', false],
  ['例：12', false],
  ['示例小学', false],
  ['Examples of work', false],
  ['企业', false],
  ['', false]
])('isExampleText(%j) is %s', (text, isOne) => {
  expect(isExampleText(text)).toBe(isOne);
});

test.each([
  [['示例：1', '', '示例：东区'], true],
  [['1', '示例：1', '示例：东区'], true],
  [['1', '示例：1', '东区'], false],
  [['', ''], false]
])('isExample(%j) is %s: most of what stands there', (fields, isOne) => {
  expect(isExample(fields)).toBe(isOne);
});
