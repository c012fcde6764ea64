import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../src/lib/stats/benjaminiHochberg';
import { normalTails } from '../../../src/lib/stats/normalTails';
import { oneProportion } from '../../../src/lib/stats/oneProportion';
import { studentQuantile, studentTails } from '../../../src/lib/stats/student';
import { twoProportions } from '../../../src/lib/stats/twoProportions';
import { welch } from '../../../src/lib/stats/welch';

type Rows = number[][];
const r = JSON.parse(readFileSync('tests/fixtures/r/values.json', 'utf8')) as Record<string, Rows>;

/** Cases whose last number is R's, and ours is further from it than `precision` of its size. */
function apart(rows: Rows, ours: (...given: number[]) => number, precision: number): string[] {
  return rows.flatMap((row) => {
    const [given, expected] = [row.slice(0, -1), row.at(-1)!];
    const found = ours(...given);
    return Math.abs(found - expected) <= precision * expected ? [] : [`${given.join(' ')}: ${found}, not ${expected}`];
  });
}

describe('distributions', () => {
  test('studentTails(t, df) equals R’s 2 * pt(-t, df) for 132 pairs', () => {
    expect(r['tails']).toHaveLength(132);
    expect(apart(r['tails']!, studentTails, 1e-8)).toEqual([]);
  });

  test('studentQuantile(p, df) equals R’s qt(1 - p / 2, df) for 55 pairs', () => {
    expect(r['quantiles']).toHaveLength(55);
    expect(apart(r['quantiles']!, studentQuantile, 1e-9)).toEqual([]);
  });

  test('studentQuantile(0.05, df) is in every printed table: 12.706, 4.303, 2.228, 2.045 of 1, 2, 10, 29', () => {
    expect([1, 2, 10, 29].map((df) => studentQuantile(0.05, df).toFixed(3))).toEqual([
      '12.706',
      '4.303',
      '2.228',
      '2.045'
    ]);
  });

  test('normalTails(z) equals R’s 2 * pnorm(-z)', () => {
    expect(apart(r['normal']!, normalTails, 1e-10)).toEqual([]);
  });
});

describe('tests', () => {
  test('welch(a, b) equals the p of R’s t.test(a, b)', () => {
    const ours = (...[a, va, dfa, b, vb, dfb]: number[]) =>
      welch({ value: a!, variance: va!, df: dfa! }, { value: b!, variance: vb!, df: dfb! });
    expect(apart(r['welch']!, ours, 1e-9)).toEqual([]);
  });

  test('twoProportions(a, b) equals R’s prop.test(correct = FALSE) with its statistic times (N - 1) / N', () => {
    const ours = (...[x, n, y, m]: number[]) => twoProportions({ p: x! / n!, n: n! }, { p: y! / m!, n: m! });
    expect(apart(r['twoProportions']!, ours, 1e-9)).toEqual([]);
  });

  test('twoProportions(a, b) of nobody or of everybody on both sides is 1: nothing differs', () => {
    expect(twoProportions({ p: 0, n: 20 }, { p: 0, n: 30 })).toBe(1);
    expect(twoProportions({ p: 1, n: 20 }, { p: 1, n: 30 })).toBe(1);
  });

  test('by hand: 2 of 2 beside 0 of 2 is χ² = 4 · 3/4 = 3, p = 0.083: two answers tell nothing', () => {
    expect(twoProportions({ p: 1, n: 2 }, { p: 0, n: 2 })).toBeCloseTo(0.0833, 4);
  });
});

describe('benjaminiHochberg(ps, q)', () => {
  const paper = [
    ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
    ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
  ];

  test('of the fifteen tests in Benjamini & Hochberg (1995), section 3.2, the first four hold at 0.05', () => {
    expect(benjaminiHochberg(paper, 0.05).map(Number).join('')).toBe('111100000000000');
    expect(
      benjaminiHochberg([...paper].reverse(), 0.05)
        .map(Number)
        .join('')
    ).toBe('000000000001111');
  });

  test('a p above its own limit holds when a later one is below its: 0.04 0.04 0.04 at 0.05', () => {
    expect(benjaminiHochberg([0.04, 0.04, 0.04], 0.05)).toEqual([true, true, true]);
  });

  test('null is no test: it holds nothing and does not count', () => {
    expect(benjaminiHochberg([null, 0.03, null, 0.2], 0.05)).toEqual([false, false, false, false]);
    expect(benjaminiHochberg([null, 0.02, null, 0.2], 0.05)).toEqual([false, true, false, false]);
    expect(benjaminiHochberg([], 0.05)).toEqual([]);
  });
});

describe('oneProportion(sample, known)', () => {
  test('50 of 100 against 0.6: z = -0.1 / sqrt(0.24 / 100) = -2.0412, p = 0.0412', () => {
    expect(oneProportion({ p: 0.5, n: 100 }, 0.6)).toBeCloseTo(0.0412, 4);
  });

  test('its acceptance is Wilson’s interval: 15 of 148 is told from what lies outside 0.0624 to 0.1605', () => {
    for (const [known, isTold] of [
      [0.0615, true],
      [0.0635, false],
      [0.159, false],
      [0.162, true]
    ] as const)
      expect(oneProportion({ p: 15 / 148, n: 148 }, known) < 0.05, String(known)).toBe(isTold);
  });

  test('against everybody or nobody one answer that is otherwise is enough', () => {
    expect(oneProportion({ p: 1, n: 30 }, 1)).toBe(1);
    expect(oneProportion({ p: 0.99, n: 100 }, 1)).toBe(0);
    expect(oneProportion({ p: 0, n: 30 }, 0)).toBe(1);
  });
});
