import { hasDesign, sharesDesign } from './byDesign';
import type { Estimate } from '../estimates';

/** covariance: by one design, with the covariance of both · apart: variances of two samples of their own · answers: of effective answers. */
export type DifferenceMethod = 'covariance' | 'apart' | 'answers';

/** How the interval of a difference of two groups is made; null of a full count, and where a sample does not say how exact it is. */
export function intervalMethod({ sample: one }: Estimate, { sample: other }: Estimate): DifferenceMethod | null {
  if (!one || !other) return null;
  if (sharesDesign(one, other)) return 'covariance';
  return hasDesign(one) || hasDesign(other) ? 'apart' : 'answers';
}

/** What the p of such a difference is of (`compareGroups`). */
export function testMethod(a: Estimate, b: Estimate): DifferenceMethod | null {
  const method = intervalMethod(a, b);
  const areProportions = a.sample?.proportion === true && b.sample?.proportion === true;
  if (method === 'answers') return areProportions ? 'answers' : 'apart';
  if (a.variance !== null || b.variance !== null) return method;
  // nobody or everybody on both sides
  const isExtreme = [a, b].every(({ value }) => value === 0 || value === 1);
  return method && areProportions && isExtreme ? 'answers' : null;
}
