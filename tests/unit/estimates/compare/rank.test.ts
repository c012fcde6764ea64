import { describe, expect, test } from 'vitest';
import { change } from '../../../../src/lib/estimates/compare/change';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { placeKey } from '../../../../src/lib/estimates/place';
import { rank } from '../../../../src/lib/estimates/compare/rank';
import { shortfallTo, statusOf } from '../../../../src/lib/estimates/target';

function estimate(area: string, value: number | null, more: Partial<Estimate> = {}): Estimate {
  return {
    indicator: 'O01',
    area,
    group: {},
    wave: '2014',
    base: '',
    part: null,
    n: 100,
    numerator: 0,
    denominator: 0,
    value,
    interval: null,
    variance: null,
    df: null,
    sample: null,
    nonresponse: 0,
    notEligible: 0,
    target: null,
    provisional: false,
    shortfall: null,
    state: value === null ? 'notReported' : value === 0 ? 'zero' : 'value',
    status: null,
    unreliable: false,
    few: false,
    reported: null,
    ...more
  };
}

/** The places of a list, by area. */
const ranked = (estimates: Estimate[], direction: 'up' | 'down'): Record<string, number> => {
  const places = rank(estimates, direction);
  return Object.fromEntries(
    estimates.flatMap((one) => (places.has(placeKey(one)) ? [[one.area, places.get(placeKey(one))!]] : []))
  );
};

describe('rank(estimates, direction)', () => {
  const list = [estimate('A', 0.7), estimate('B', 0.9), estimate('C', 0.7), estimate('D', 0), estimate('E', 0.8)];

  test('equals share a place and the next is skipped: 1 2 3 3 5', () => {
    expect(ranked(list, 'up')).toEqual({ B: 1, E: 2, A: 3, C: 3, D: 5 });
  });

  test('less is better where the direction is down', () => {
    expect(ranked(list, 'down')).toEqual({ D: 1, A: 2, C: 2, E: 4, B: 5 });
  });

  test('values are compared unrounded', () => {
    expect(ranked([estimate('A', 0.90001), estimate('B', 0.90002)], 'up').A).toBe(2);
  });

  test('groups of one area have places of their own', () => {
    const [less, more] = [estimate('A', 0.4, { group: { size: 's' } }), estimate('A', 0.6, { group: { size: 'l' } })];
    const places = rank([less, more], 'up');
    expect([places.get(placeKey(less)), places.get(placeKey(more))]).toEqual([2, 1]);
  });

  test('conflict, too few answers, hidden and not reported have no place and take none', () => {
    const odd = [
      estimate('F', 1.2, { state: 'conflict' }),
      estimate('G', 0.99, { unreliable: true }),
      estimate('H', null, { state: 'hidden' }),
      estimate('I', null)
    ];
    expect(ranked([...odd, ...list], 'up')).toEqual({ B: 1, E: 2, A: 3, C: 3, D: 5 });
  });
});

describe('change(now, before)', () => {
  test('is the unrounded difference of values', () => {
    expect(change(estimate('A', 0.5), estimate('A', 0.25))).toBe(0.25);
    expect(change(estimate('A', 0), estimate('A', 0.25))).toBe(-0.25);
  });

  test('is null unless both have a value', () => {
    expect(change(estimate('A', 0.5), null)).toBeNull();
    expect(change(estimate('A', null), estimate('A', 0.5))).toBeNull();
    expect(change(null, undefined)).toBeNull();
  });
});

describe('gapOf(target, numerator, denominator)', () => {
  test.each([
    [0.92, 92, 100, 0],
    [0.92, 91, 100, 1],
    [0.07, 7, 100, 0],
    [0.29, 29, 100, 0],
    [0.56, 56, 100, 0],
    [0.95, 0, 1, 1],
    [0.92, 0, 5_168_303, 4_754_839],
    [0.8, 90, 100, 0],
    [0.92, 45.5, 50, 1],
    [0.9, 0, 0, 0]
  ])('gapOf(%f, %f, %f) = %i', (target, numerator, denominator, gap) => {
    expect(shortfallTo(target, numerator, denominator)).toBe(gap);
  });
});

describe('statusOf(value, target, indicator, near): near is a miss of at most that share of the target', () => {
  test.each([
    [0.6, 0.424, 'below'],
    [0.92, 0.788, 'below'],
    [0.92, 0.828, 'near'],
    [0.6, 0.54, 'near'],
    [0.6, 0.5399, 'below'],
    [0.92, 0.92, 'reached'],
    [1, 0.9, 'near'],
    [4.2, 3.78, 'near'],
    [4.2, 3.7, 'below']
  ])('more is better, a tenth of %f: statusOf(%f) = %s', (target, value, standing) => {
    expect(statusOf(value, target, { direction: 'up' }, 0.1)).toBe(standing);
  });

  test.each([
    [0.1, 'reached'],
    [0.3 - 0.2, 'reached'],
    [0.11, 'near'],
    [0.1101, 'below'],
    [0.25, 'below']
  ])('less is better, a tenth of 0.1: statusOf(%f) = %s', (value, standing) => {
    expect(statusOf(value, 0.1, { direction: 'down' }, 0.1)).toBe(standing);
  });

  test('where nothing is near there are two classes, without a target none', () => {
    expect(statusOf(0.91, 0.92, { direction: 'up' }, null)).toBe('below');
    expect(statusOf(0.5, null, { direction: 'up' }, 0.1)).toBeNull();
  });
});
