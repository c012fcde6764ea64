import { expect, test } from 'vitest';
import { Pace } from '../../../../src/lib/session/work/work';

test('pace.left(share, now) says what is left at the rate so far', () => {
  expect(new Pace(5_000).left(0.25, 15_000)).toBe(30);
});

test.each([
  ['hardly anything has been done', 0.01, 9_000],
  ['it has just begun', 0.5, 900],
  ['three seconds are left', 0.7, 7_000]
])('pace.left(share, now) says nothing when %s', (_, share, now) => {
  expect(new Pace(0).left(share, now)).toBeNull();
});

test('pace.left(share, now) moves slowly when the rate changes', () => {
  const pace = new Pace(0);
  expect(pace.left(0.1, 2_000)).toBe(18);
  // at this rate alone it would be 36 s in all; half of the difference to 20 s is taken up
  expect(pace.left(0.1, 3_600)).toBe(Math.ceil(20 + 0.5 * 16 - 3.6));
});
