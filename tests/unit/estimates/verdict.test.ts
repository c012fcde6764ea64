import { describe, expect, test } from 'vitest';
import { verdict } from '../../../src/lib/estimates/verdict';
import { indicator } from './survey';

const sample = { proportion: true, yy: 1, xy: 1, xx: 1 };
const share = indicator('O06', { target: 0.75 });
const of = (value: number, interval: [number, number] | null, target: number | null = 0.75, one = share) =>
  verdict({ value, interval, sample }, target, one, 0.1);

describe('verdict(estimate, target, indicator)', () => {
  test('of a sample: 76.7 with an interval from 73.6 to 79.5 does not say that 75 is reached', () => {
    expect(of(0.767, [0.736, 0.795])).toBe('undecided');
  });

  test.each([
    [0.8, [0.76, 0.84], 'reached'],
    [0.8, [0.75, 0.85], 'reached'],
    [0.74, [0.7, 0.78], 'undecided'],
    [0.71, [0.67, 0.75], 'undecided'],
    [0.71, [0.68, 0.7499], 'near'],
    [0.55, [0.5, 0.61], 'below'],
    [1, null, 'undecided']
  ] as const)('of a sample: %f with the interval %j against 75 is %s', (value, interval, standing) => {
    expect(of(value, interval && [...interval])).toBe(standing);
  });

  test('where less is better the interval must lie below the target', () => {
    const gap = indicator('S06', { direction: 'down', target: 0.1 });
    expect(of(0.08, [0.05, 0.1], 0.1, gap)).toBe('reached');
    expect(of(0.08, [0.05, 0.11], 0.1, gap)).toBe('undecided');
    expect(of(0.108, [0.102, 0.114], 0.1, gap)).toBe('near');
    expect(of(0.15, [0.12, 0.18], 0.1, gap)).toBe('below');
  });

  test('of a full count by its value; without a target nothing', () => {
    expect(verdict({ value: 0.767, interval: null, sample: null }, 0.75, share, 0.1)).toBe('reached');
    expect(of(0.9, [0.8, 0.95], null)).toBeNull();
  });
});
