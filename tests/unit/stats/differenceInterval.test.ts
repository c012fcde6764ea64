import { expect, test } from 'vitest';
import { differenceInterval } from '../../../src/lib/stats/differenceInterval';
import { wilsonInterval } from '../../../src/lib/stats/wilsonInterval';

const share = (x: number, n: number) => ({ value: x / n, interval: wilsonInterval(x / n, n)! });

test.each([
  // Newcombe (1998), Statist. Med. 17: 873-890, table II, method 10
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1]
])('differenceInterval of %i/%i less %i/%i matches Newcombe (1998)', (x, n, y, m, lower, upper) => {
  const found = differenceInterval(share(x, n), share(y, m));
  expect(found[0]).toBeCloseTo(lower, 4);
  expect(found[1]).toBeCloseTo(upper, 4);
});

test('differenceInterval of two that are known exactly is their difference', () => {
  const known = (value: number) => ({ value, interval: [value, value] as [number, number] });
  expect(differenceInterval(known(0.7), known(0.4))).toEqual([0.7 - 0.4, 0.7 - 0.4]);
});
