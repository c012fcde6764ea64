import { expect, test } from 'vitest';
import { tellGroups } from '../../../../src/lib/estimates/compare/groups';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { wilsonInterval } from '../../../../src/lib/stats/wilsonInterval';
import { made } from '../../../gallery/made';

const indicator = { id: 'i', target: null, direction: 'up' } as Parameters<typeof made>[0];

/** A share of a group that was asked. */
const asked = (size: string | null, yes: number, n: number, more: Partial<Estimate> = {}): Estimate =>
  made(indicator, 'r', yes / n, {
    group: { size },
    n,
    numerator: yes,
    denominator: n,
    interval: wilsonInterval(yes / n, n),
    sample: { proportion: true, yy: yes, xy: yes, xx: n },
    ...more
  });
/** A share of a group of a full count. */
const counted = (size: string | null, yes: number, n: number, more: Partial<Estimate> = {}): Estimate =>
  made(indicator, 'r', yes / n, { group: { size }, n, numerator: yes, denominator: n, ...more });

test('tellGroups(groups, total): the gap of two groups is Newcombe’s (1998) 56/70 less 48/80, 5.2 to 33.4 points, and is told', () => {
  const groups = [asked('a', 56, 70), asked('b', 48, 80)];
  const { gap } = tellGroups(groups, null, 'up');
  expect(gap!.size).toBeCloseTo(0.2, 12);
  expect(gap!.interval![0]).toBeCloseTo(0.0524, 4);
  expect(gap!.interval![1]).toBeCloseTo(0.3339, 4);
  expect(gap!.told).toBe('significant');
  expect([gap!.best, gap!.worst]).toEqual(groups);
});

test('tellGroups(groups, total): the same two among ten that are alike are told no more, since the best and the worst are chosen of many', () => {
  const alike = Array.from({ length: 10 }, (_, at) => asked(`c${at}`, 58, 82));
  expect(tellGroups([asked('a', 55, 70), asked('b', 50, 80)], null, 'up').gap!.told).toBe('significant');
  const { gap } = tellGroups([asked('a', 55, 70), asked('b', 50, 80), ...alike], null, 'up');
  expect(gap!.told).toBe('notSignificant');
});

test('tellGroups(groups, total, "down"): the best is the lowest', () => {
  const { gap } = tellGroups([counted('a', 9, 10), counted('b', 4, 10), counted('c', 5, 10)], null, 'down');
  expect([gap!.best.group, gap!.worst.group]).toEqual([{ size: 'b' }, { size: 'a' }]);
  expect(gap).toMatchObject({ interval: null, told: 'certain' });
});

test('tellGroups(groups, total): who is on few answers, hidden, in conflict or without an answer is neither best nor worst', () => {
  const { gap } = tellGroups(
    [
      counted('a', 40, 50),
      counted('b', 20, 50),
      counted('few', 4, 4, { few: true }),
      counted('small', 0, 20, { unreliable: true }),
      counted('more', 60, 50, { state: 'conflict' }),
      counted('none', 0, 1, { state: 'hidden', value: null }),
      counted(null, 50, 50)
    ],
    null,
    'up'
  );
  expect([gap!.best.group, gap!.worst.group]).toEqual([{ size: 'a' }, { size: 'b' }]);
});

test('tellGroups(groups, total) of one group that can be judged, or of none, has no gap', () => {
  expect(tellGroups([counted('a', 40, 50), counted(null, 1, 50)], null, 'up').gap).toBeNull();
  expect(tellGroups([], null, 'up').gap).toBeNull();
});

test('tellGroups(groups, total, direction, true): groups that one person can be in together are told from each other by no sample', () => {
  expect(tellGroups([asked('a', 690, 700), asked('b', 48, 800)], null, 'up', true).gap!.told).toBe('notSignificant');
});

test('tellGroups(groups, total): a group is less the total by its unrounded difference; a blank is beside it, too', () => {
  const total = counted('all', 100, 200, { group: {} });
  const { beside } = tellGroups([counted('a', 40, 60), counted(null, 30, 90)], total, 'up');
  expect(beside.map((one) => one!.difference)).toEqual([40 / 60 - 0.5, 30 / 90 - 0.5]);
});
