import { describe, expect, test } from 'vitest';
import {
  compareAreas,
  compareFirst,
  compareWaves,
  compareWithTotal,
  tell
} from '../../../../src/lib/estimates/compare/compare';
import { differentParts } from '../../../../src/lib/estimates/compare/change';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { rate, made } from '../../figures/made';

/** A share of a sample with equal weights: `yes` of `n`. */
function share(area: string, yes: number, n: number, more: Partial<Estimate> = {}): Estimate {
  const sample = { proportion: true, yy: yes, xy: yes, xx: n };
  return made(rate, area, yes / n, { n, numerator: yes, denominator: n, sample, ...more });
}

/** A mean of answers with equal weights. */
function mean(area: string, answers: number[], more: Partial<Estimate> = {}): Estimate {
  const [n, y] = [answers.length, answers.reduce((a, b) => a + b, 0)];
  const sample = { proportion: false, yy: answers.reduce((a, b) => a + b * b, 0), xy: y, xx: n };
  return made(rate, area, y / n, { n, numerator: y, denominator: n, sample, ...more });
}

const before = { wave: '2013' };
const sleep = [
  [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
] as const;

describe('compareWaves(now, before)', () => {
  test('two shares: 56 of 70 and 48 of 80 differ by 20 points, p as R’s corrected Pearson test', () => {
    const found = compareWaves(share('a', 56, 70), share('a', 48, 80, before))!;
    expect(found.difference).toBeCloseTo(0.2, 12);
    expect(found.p).toBeCloseTo(0.0082582879, 9);
  });

  test('two means: p as R’s t.test(extra ~ group, sleep)', () => {
    expect(compareWaves(mean('a', [...sleep[0]]), mean('a', [...sleep[1]], before))!.p).toBeCloseTo(0.0793941402, 9);
  });

  test('weights that all double change nothing; unequal ones count by their effective number', () => {
    const doubled = share('a', 112, 140, { n: 70, sample: { proportion: true, yy: 224, xy: 224, xx: 280 } });
    expect(compareWaves(doubled, share('a', 48, 80, before))!.p).toBeCloseTo(0.0082582879, 9);
    const halved = share('a', 112, 140, { n: 140, sample: { proportion: true, yy: 224, xy: 224, xx: 280 } });
    expect(compareWaves(halved, share('a', 48, 80, before))!.p).toBeCloseTo(0.0082582879, 9);
  });

  test('full counts have no chance in them: p is null', () => {
    expect(compareWaves(made(rate, 'a', 0.5), made(rate, 'a', 0.4, before))).toEqual({
      difference: expect.closeTo(0.1, 12) as number,
      p: null
    });
  });

  test('a count whose rows have weights is no full count, and nobody knows its error: p is 1', () => {
    const weighted = { weighted: true } as const;
    expect(compareWaves(made(rate, 'a', 0.5, weighted), made(rate, 'a', 0.4, { ...before, ...weighted }))!.p).toBe(1);
  });

  test('a sample that shows no spread, or has one row, tells nothing: p is 1', () => {
    expect(compareWaves(mean('a', [4, 4, 4]), mean('a', [3, 5, 4, 2], before))!.p).toBe(1);
    expect(compareWaves(mean('a', [4]), mean('a', [3, 5, 4, 2], before))!.p).toBe(1);
  });

  test('the largest of several parts is compared only with the same part', () => {
    const now = made(rate, 'a', 0.5, { part: 'legal' });
    expect(compareWaves(now, made(rate, 'a', 0.4, { ...before, part: 'culture' }))).toBeNull();
    expect(compareWaves(now, made(rate, 'a', 0.4, { ...before, part: 'legal' }))!.difference).toBeCloseTo(0.1, 12);
    expect(differentParts(now, made(rate, 'a', 0.4, { ...before, part: 'culture' }))).toBe(true);
    expect(differentParts(now, made(rate, 'a', 0.4, { ...before, part: 'legal' }))).toBe(false);
    expect(differentParts(now, null)).toBe(false);
  });

  test('no value, a conflict, another base or another area: null', () => {
    expect(compareWaves(share('a', 5, 9), made(rate, 'a', null, before))).toBeNull();
    expect(compareWaves(share('a', 5, 9), share('a', 5, 9, { ...before, state: 'conflict' }))).toBeNull();
    expect(compareWaves(share('a', 5, 9), share('a', 5, 9, { ...before, base: 'operating' }))).toBeNull();
    expect(compareWaves(share('a', 5, 9), share('b', 5, 9, before))).toBeNull();
    expect(compareWaves(share('a', 5, 9), undefined)).toBeNull();
  });
});

describe('compareAreas(a, b) and compareWithWhole(area, whole)', () => {
  const all = { reported: { areas: 2, of: 2 } };

  test('two areas are two samples', () => {
    expect(compareAreas(share('a', 56, 70), share('b', 48, 80))!.p).toBeCloseTo(0.0082582879, 9);
  });

  test('an area beside a sum that may hold it is refused: they share rows', () => {
    expect(compareAreas(share('a', 56, 70), share('all', 104, 150, all))).toBeNull();
    expect(compareAreas(share('a', 56, 70), share('a', 56, 70))).toBeNull();
    expect(compareAreas(share('all/county', 56, 70, all), share('all/zone', 48, 80, all))!.p).toBeCloseTo(0.00826, 5);
  });

  test('an area beside its whole has the p of the area beside the rest: 56 of 70 in 104 of 150', () => {
    const found = compareWithTotal(share('a', 56, 70), share('all', 104, 150, all))!;
    expect(found.difference).toBeCloseTo(0.8 - 104 / 150, 12);
    expect(found.p).toBeCloseTo(0.0082582879, 9);
  });

  test('so has a mean: the first ten sleepers in all twenty', () => {
    const whole = mean('all', [...sleep[0], ...sleep[1]], all);
    expect(compareWithTotal(mean('a', [...sleep[0]]), whole)!.p).toBeCloseTo(0.0793941402, 9);
  });

  test('an area that is all of the whole differs in nothing: p is 1; full counts have none', () => {
    expect(compareWithTotal(share('a', 56, 70), share('all', 56, 70, all))).toEqual({ difference: 0, p: 1 });
    expect(compareWithTotal(made(rate, 'a', 0.5), made(rate, 'all', 0.25, all))).toEqual({ difference: 0.25, p: null });
  });
});

describe('compareFirst(estimates)', () => {
  test('the worst is told from the next by the largest p to any other', () => {
    const list = [share('a', 10, 100), share('b', 30, 100), share('c', 8, 20), share('d', 90, 100)];
    const toThird = compareAreas(list[0], list[2])!.p!;
    const toNext = compareAreas(list[0], list[1])!.p!;
    expect(compareFirst(list)).toEqual({
      difference: expect.closeTo(-0.2, 12) as number,
      p: Math.max(toNext, toThird)
    });
  });

  test('of one alone nothing; of full counts p is null', () => {
    expect(compareFirst([share('a', 1, 9)])).toBeNull();
    expect(compareFirst([])).toBeNull();
    expect(compareFirst([made(rate, 'a', 0.5), made(rate, 'b', 0.75)])).toEqual({ difference: -0.25, p: null });
  });
});

describe('tell(comparisons)', () => {
  test('full counts are certain; of samples those hold that Benjamini-Hochberg keeps within the figure', () => {
    const of = (p: number | null) => ({ difference: 0.1, p });
    expect(tell([of(null), of(0.04), of(0.02), null, of(0.6)])).toEqual([
      'certain',
      'notSignificant',
      'notSignificant',
      null,
      'notSignificant'
    ]);
    expect(tell([of(0.04)])).toEqual(['significant']);
    expect(tell([of(0.04), of(0.001)])).toEqual(['significant', 'significant']);
  });
});
