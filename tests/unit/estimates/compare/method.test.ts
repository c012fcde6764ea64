import { expect, test } from 'vitest';
import { intervalMethod, testMethod, type DifferenceMethod } from '../../../../src/lib/estimates/compare/method';
import type { Estimate } from '../../../../src/lib/estimates/estimates';

const drawn = (id: string) => ({ design: { id } });
/** A side of which the sample says this. */
const side = (proportion: boolean, psus?: object | null, value = 0.4, variance: number | null = 0.01): Estimate =>
  ({ value, variance, sample: { proportion, ...(psus === undefined ? {} : { psus }) } }) as unknown as Estimate;
const full = { value: 0.4, variance: null, sample: null } as unknown as Estimate;

test.each<[string, Estimate, Estimate, DifferenceMethod | null, DifferenceMethod | null]>([
  ['full counts', full, full, null, null],
  ['proportions of weighted answers', side(true), side(true), 'answers', 'answers'],
  ['means of weighted answers', side(false), side(false), 'answers', 'apart'],
  ['one design', side(true, drawn('a')), side(true, drawn('a')), 'covariance', 'covariance'],
  ['two designs', side(true, drawn('a')), side(true, drawn('b')), 'apart', 'apart'],
  ['a design that the tables do not say', side(true, null), side(true, null), 'apart', 'apart'],
  [
    'nobody and everybody by one design',
    side(true, drawn('a'), 0, null),
    side(true, drawn('a'), 1, null),
    'covariance',
    'answers'
  ],
  [
    'a design of which the variance cannot be known',
    side(true, drawn('a'), 0.4, null),
    side(true, drawn('a'), 0.4, null),
    'covariance',
    null
  ]
])('intervalMethod and testMethod of two groups say how their difference is judged: %s', (_, a, b, interval, p) => {
  expect([intervalMethod(a, b), testMethod(a, b)]).toEqual([interval, p]);
});
