import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../../src/lib/codebook/nearest';

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['memebrs', 'members', 1],
  ['ca', 'abc', 3],
  ['职工数', '职工总数', 1]
])('editDistance("%s", "%s") is %i', (from, to, expected) => {
  expect(editDistance(from, to)).toBe(expected);
  expect(editDistance(to, from)).toBe(expected);
});

test('nearest(wrong, names) takes the closest whatever the case, the first of equals, null of none', () => {
  expect(nearest('Employes', ['members', 'employees'])).toBe('employees');
  expect(nearest('x', ['a', 'b'])).toBe('a');
  expect(nearest('x', [])).toBeNull();
});
