import { expect, test } from 'vitest';
import { codesText, rangeText, withCondition } from '../../../../src/lib/ui/own/conditionText';
import { suggestions, type Nameable } from '../../../../src/lib/ui/own/suggestions';

test.each([
  [rangeText('employees', 25, 99), 'employees BETWEEN 25 AND 99'],
  [rangeText('employees', 100, null), 'employees >= 100'],
  [rangeText('employees', null, 24), 'employees <= 24'],
  [rangeText('employees', null, null), ''],
  [codesText({ name: 'ownership', type: 'select_one' }, ['private']), "ownership = 'private'"],
  [codesText({ name: 'ownership', type: 'select_one' }, ['private', "o'c"]), "ownership IN ('private', 'o''c')"],
  [codesText({ name: 'six_chair', type: 'boolean' }, ['1']), 'six_chair = 1'],
  [codesText({ name: 'services', type: 'select_multiple' }, ['legal']), "'legal' IN services"],
  [
    codesText({ name: 'services', type: 'select_multiple' }, ['legal', 'jobs']),
    "('legal' IN services OR 'jobs' IN services)"
  ],
  [withCondition('', 'a = 1'), 'a = 1'],
  [withCondition('a = 1', 'b = 2'), 'a = 1 AND b = 2'],
  [withCondition('a = 1 OR b = 2', 'c = 3'), '(a = 1 OR b = 2) AND c = 3'],
  [withCondition('a = ', 'c = 3'), 'a = AND c = 3']
])('what is chosen is written as a condition: %s', (text, expected) => {
  expect(text).toBe(expected);
});

const columns: Nameable[] = [
  { name: 'employees', label: '职工总数（人）', codes: [] },
  {
    name: 'ownership',
    label: '登记注册类型',
    codes: [
      { code: 'private', label: '私营', isText: true },
      { code: 'state', label: '国有', isText: true }
    ]
  }
];
const offered = (text: string, caret = text.length) => {
  const found = suggestions(text, caret, columns, null);
  return found?.options.map(({ insert }) => text.slice(0, found.from) + insert + text.slice(found.to)) ?? [];
};

test.each<[string, string[]]>([
  ['', []],
  ['职工', ['employees']],
  ['empl', ['employees']],
  ['employees', []],
  ['ownership = ', ["ownership = 'private'", "ownership = 'state'"]],
  ['ownership = 私', ["ownership = 'private'"]],
  ["ownership = 'st", ["ownership = 'state'"]],
  ["ownership IN ('state', 私", ["ownership IN ('state', 'private'"]],
  ['employees > 5 AND 登记', ['employees > 5 AND ownership']],
  ['employees = ', []]
])('suggestions(%j, ..) are columns and codes by what they are called', (text, expected) => {
  expect(offered(text)).toEqual(expected);
});

test('a code is put in place of one that is being written between quotes, which are not doubled', () => {
  expect(offered("ownership = 'st' AND employees > 5", 15)).toEqual(["ownership = 'state' AND employees > 5"]);
});
