import { describe, expect, test } from 'vitest';
import { designEffect, effectiveN } from '../../../src/lib/stats/designEffect';
import { ratioInterval } from '../../../src/lib/stats/ratioInterval';
import { ratioVariance, type RatioSums } from '../../../src/lib/stats/ratioVariance';
import { wilsonInterval } from '../../../src/lib/stats/wilsonInterval';

function sums(rows: { w?: number; y: number; x: number }[]): RatioSums {
  const of = (term: (w: number, y: number, x: number) => number) =>
    rows.reduce((sum, { w = 1, y, x }) => sum + term(w, y, x), 0);
  return {
    n: rows.length,
    y: of((w, y) => w * y),
    x: of((w, _, x) => w * x),
    yy: of((w, y) => w * w * y * y),
    xy: of((w, y, x) => w * w * x * y),
    xx: of((w, _, x) => w * w * x * x)
  };
}

describe('wilsonInterval(p, n)', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])('wilsonInterval(%i / %i) matches Newcombe (1998), table I, method 3', (r, n, lower, upper) => {
    const interval = wilsonInterval(r / n, n)!;
    expect(interval[0]).toBeCloseTo(lower, 4);
    expect(interval[1]).toBeCloseTo(upper, 4);
  });

  test('wilsonInterval(1, 20) mirrors wilsonInterval(0, 20) and ends at exactly 1', () => {
    expect(wilsonInterval(1, 20)![0]).toBeCloseTo(1 - 0.1611, 4);
    expect(wilsonInterval(1, 20)![1]).toBe(1);
    expect(wilsonInterval(0, 20)![0]).toBe(0);
  });

  test('wilsonInterval(p, 0) and of a p beyond 0..1 is null', () => {
    expect(wilsonInterval(0.5, 0)).toBeNull();
    expect(wilsonInterval(Number.NaN, 10)).toBeNull();
    expect(wilsonInterval(1.02, 10)).toBeNull();
  });
});

describe('designEffect(n, Σw, Σw²) and effectiveN(Σw, Σw²)', () => {
  test('equal weights lose nothing: designEffect(10, 20, 40) = 1', () => {
    expect(designEffect(10, 20, 40)).toBe(1);
    expect(effectiveN(20, 40)).toBe(10);
  });

  test('weights 1 1 1 3: Σw = 6, Σw² = 12, so deff = 4·12/36 = 4/3 and n_eff = 3', () => {
    expect(designEffect(4, 6, 12)).toBeCloseTo(4 / 3, 12);
    expect(effectiveN(6, 12)).toBe(3);
  });

  test('designEffect(0, 0, 0) is null: nobody was asked', () => {
    expect(designEffect(0, 0, 0)).toBeNull();
    expect(effectiveN(0, 0)).toBeNull();
  });
});

describe('ratioVariance(sums)', () => {
  // Scheaffer, Mendenhall & Ott, Elementary Survey Sampling, the oranges: sugar content y and weight x of 10 oranges, 1 800 pounds
  // in all; printed there: r = 0.0566, total sugar 101.79 pounds, bound on the error (two standard errors) 6.3 pounds.
  const sugar = [0.021, 0.03, 0.025, 0.022, 0.033, 0.027, 0.019, 0.021, 0.023, 0.025];
  const weight = [0.4, 0.48, 0.43, 0.42, 0.5, 0.46, 0.39, 0.41, 0.42, 0.44];
  const oranges = sums(sugar.map((y, index) => ({ y, x: weight[index]! })));

  test('ratioVariance(oranges) gives the printed total 101.79 and bound 6.3', () => {
    expect((1800 * oranges.y) / oranges.x).toBeCloseTo(101.79, 2);
    expect(2 * 1800 * Math.sqrt(ratioVariance(oranges)!)).toBeCloseTo(6.3, 1);
  });

  test('by hand: y 1 2 4, x 2 3 5, R = 0.7; residuals -0.4 -0.1 0.5, squares 0.42; 3/2 · 0.42 / 100 = 0.0063', () => {
    const rows = [
      { y: 1, x: 2 },
      { y: 2, x: 3 },
      { y: 4, x: 5 }
    ];
    expect(ratioVariance(sums(rows))).toBeCloseTo(0.0063, 12);
  });

  test('by hand, weighted: w 1 2, y 1 0, x 1 1, R = 1/3; w·residuals 2/3 -2/3; 2 · (8/9) / 9 = 16/81', () => {
    const rows = [
      { w: 1, y: 1, x: 1 },
      { w: 2, y: 0, x: 1 }
    ];
    expect(ratioVariance(sums(rows))).toBeCloseTo(16 / 81, 12);
  });

  test('the variance of a simple proportion is p(1 - p)/(n - 1): 3 of 10', () => {
    const rows = Array.from({ length: 10 }, (_, index) => ({ y: index < 3 ? 1 : 0, x: 1 }));
    expect(ratioVariance(sums(rows))).toBeCloseTo((0.3 * 0.7) / 9, 12);
  });

  test('scaling all weights changes nothing', () => {
    const rows = sugar.map((y, index) => ({ w: 1 + (index % 3), y, x: weight[index]! }));
    const scaled = rows.map((row) => ({ ...row, w: row.w * 250 }));
    expect(ratioVariance(sums(scaled))! / ratioVariance(sums(rows))!).toBeCloseTo(1, 9);
  });

  test('rows that lie on the line y = Rx have none, whatever the rounding', () => {
    const rows = [0.1, 0.7, 1.3].map((x) => ({ y: 0.3 * x, x }));
    expect(ratioVariance(sums(rows))).toBe(0);
  });

  test('one row, or no denominator: null', () => {
    expect(ratioVariance(sums([{ y: 1, x: 1 }]))).toBeNull();
    expect(ratioVariance(sums([]))).toBeNull();
    expect(
      ratioVariance(
        sums([
          { y: 1, x: 0 },
          { y: 1, x: 0 }
        ])
      )
    ).toBeNull();
  });
});

describe('ratioInterval(sums, proportion)', () => {
  test('a proportion with equal weights is Wilson on the rows of the denominator: 15 of 148, 52 others', () => {
    const rows = [
      ...Array.from({ length: 15 }, () => ({ y: 1, x: 1 })),
      ...Array.from({ length: 133 }, () => ({ y: 0, x: 1 })),
      ...Array.from({ length: 52 }, () => ({ y: 0, x: 0 }))
    ];
    const [lower, upper] = ratioInterval(sums(rows), true)!;
    expect(lower).toBeCloseTo(0.0624, 4);
    expect(upper).toBeCloseTo(0.1605, 4);
  });

  test('a proportion with weights 1 1 1 3 rests on 3 effective answers', () => {
    const rows = [
      { w: 1, y: 1, x: 1 },
      { w: 1, y: 1, x: 1 },
      { w: 1, y: 1, x: 1 },
      { w: 3, y: 0, x: 1 }
    ];
    expect(ratioInterval(sums(rows), true)).toEqual(wilsonInterval(0.5, 3));
  });

  test('another ratio has t · its linearised error on both sides: 2 degrees of freedom, t = 4.302653 (R: qt(0.975, 2))', () => {
    const rows = [
      { y: 1, x: 2 },
      { y: 2, x: 3 },
      { y: 4, x: 5 }
    ];
    const [lower, upper] = ratioInterval(sums(rows), false)!;
    expect(lower).toBeCloseTo(0.7 - 4.302653 * Math.sqrt(0.0063), 6);
    expect(upper).toBeCloseTo(0.7 + 4.302653 * Math.sqrt(0.0063), 6);
  });

  test('an empty denominator has none; one row has one only as a proportion', () => {
    expect(ratioInterval(sums([]), true)).toBeNull();
    expect(ratioInterval(sums([{ y: 3, x: 7 }]), false)).toBeNull();
    expect(ratioInterval(sums([{ y: 1, x: 1 }]), true)).toEqual(wilsonInterval(1, 1));
  });

  test('rows that all agree show no spread: none, not [1, 1], unless a proportion', () => {
    const same = sums([1, 2, 5].map((x) => ({ y: x, x })));
    expect(ratioInterval(same, false)).toBeNull();
    const allYes = sums([1, 1, 1].map((x) => ({ y: x, x })));
    expect(ratioInterval(allYes, true)).toEqual(wilsonInterval(1, 3));
  });
});
