import { afterEach, expect, test, vi } from 'vitest';
import { numbered } from '../../../../src/lib/intake/shape/numbered';

afterEach(() => void vi.restoreAllMocks());

test.each([
  [
    ['甲', '乙', '甲', '甲'],
    ['甲', '乙', '甲 (2)', '甲 (3)']
  ],
  // a number that a column has of itself is not given away
  [
    ['甲', '甲 (2)', '甲', '甲 (2)'],
    ['甲', '甲 (2)', '甲 (3)', '甲 (2) (2)']
  ],
  [
    ['', '甲', '', '甲'],
    ['', '甲', '', '甲 (2)']
  ]
])('numbered(%j) is %j', (names, expected) => {
  expect(numbered(names)).toEqual(expected);
});

/** Look-ups are counted, not seconds: trying each number anew for each of n equal names would need n² / 2 of them. */
test.each([
  ['100,000 equal names', Array.from({ length: 100_000 }, () => '列')],
  [
    'names that have all numbers already',
    ['列', ...Array.from({ length: 50_000 }, (_, at) => `列 (${at + 2})`), '列', '列']
  ],
  ['50,000 names twice', [0, 1].flatMap(() => Array.from({ length: 50_000 }, (_, at) => `列${at}`))]
])('numbered(%s) looks up no more than four times a name', (_, names) => {
  const has = Set.prototype.has;
  let calls = 0;
  vi.spyOn(Set.prototype, 'has').mockImplementation(function (this: Set<unknown>, value: unknown) {
    if (++calls > 4 * names.length) throw new Error('not linear');
    return has.call(this, value);
  });
  const found = numbered(names);
  vi.restoreAllMocks();
  expect(calls).toBeGreaterThan(0);
  expect(new Set(found).size).toBe(names.length);
});
