import { describe, expect, test } from 'vitest';
import { outcomeOf, silenceOf } from '../../../src/lib/estimates/silence';

const rate = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: numerator / denominator,
  state: 'value' as const
});

describe('silenceOf(rate, unknown)', () => {
  test('80 of 100, 5 blank and 15 silent: 80 / 120 if none of them is covered, 100 / 120 if all are', () => {
    expect(silenceOf(rate(80, 100), { blank: 5, silent: 15 })).toEqual({
      lower: 80 / 120,
      upper: 100 / 120,
      blank: 5,
      silent: 15
    });
  });

  test('holds whatever part of the silent is covered, and whatever part is of those that the rate asks', () => {
    const { lower, upper } = silenceOf(rate(80, 100), { blank: 0, silent: 20 })!;
    for (let asked = 0; asked <= 20; asked += 1)
      for (let covered = 0; covered <= asked; covered += 1) {
        const truth = (80 + covered) / (100 + asked);
        expect(truth).toBeGreaterThanOrEqual(lower - 1e-12);
        expect(truth).toBeLessThanOrEqual(upper + 1e-12);
      }
  });

  test('of nobody silent the range is the rate', () => {
    expect(silenceOf(rate(80, 100), { blank: 0, silent: 0 })).toMatchObject({ lower: 0.8, upper: 0.8 });
  });

  test('says nothing of a rate without a value, in conflict, or of units with weights', () => {
    const unknown = { blank: 1, silent: 1 };
    expect(silenceOf({ ...rate(0, 100), value: null }, unknown)).toBeNull();
    expect(silenceOf({ ...rate(120, 100), state: 'conflict' }, unknown)).toBeNull();
    expect(silenceOf({ ...rate(80, 100), weighted: true }, unknown)).toBeNull();
    expect(silenceOf({ ...rate(0, 0), value: 0 }, unknown)).toBeNull();
  });
});

describe('outcomeOf(range, target)', () => {
  test.each([
    [0.667, 0.833, 0.92, 'staysBelow'],
    [0.667, 0.833, 0.8, 'open'],
    [0.667, 0.833, 0.6, 'staysReached'],
    [0.667, 0.92, 0.92, 'open'],
    [0.92, 0.95, 0.92, 'staysReached'],
    [0.667, 0.833, null, null]
  ])('%d to %d against %s: %s', (lower, upper, target, outcome) => {
    expect(outcomeOf({ lower, upper }, target)).toBe(outcome);
  });
});
