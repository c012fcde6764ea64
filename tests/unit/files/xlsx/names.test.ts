import { expect, test } from 'vitest';
import { cellWords } from '../../../../src/lib/files/xlsx/cellWords';
import { freeName } from '../../../../src/lib/files/xlsx/sheetNames';

test.each([
  ['地区/指标:[2014]', '地区_指标__2014_'],
  ["'引号'", '引号'],
  ['  ', 'Sheet'],
  ['长'.repeat(40), '长'.repeat(31)],
  [`${'长'.repeat(30)}𠮷`, '长'.repeat(30)]
])('freeName(%j) is %j', (name, sheet) => {
  expect(freeName(name, new Set())).toBe(sheet);
});

test('freeName(name, taken) numbers a name that another sheet has, in whatever letters, within 31 signs and no character cut in half', () => {
  const taken = new Set<string>();
  expect(['Unit', 'unit', 'UNIT'].map((name) => freeName(name, taken))).toEqual(['Unit', 'unit (2)', 'UNIT (3)']);
  const long = `${'长'.repeat(26)}𠮷𠮷𠮷`;
  expect([long, long].map((name) => freeName(name, taken))).toEqual([
    `${'长'.repeat(26)}𠮷𠮷`,
    `${'长'.repeat(26)} (2)`
  ]);
});

test('a text that is longer than a cell may be ends before a character that would be cut in half', () => {
  expect(cellWords(`${'a'.repeat(32766)}𠮷`)).toBe('a'.repeat(32766));
});
