import { difference } from '../../stats/design/contrast';
import { varianceOf, type Overlap } from '../../stats/design/covariance';
import { degreesOfFreedom } from '../../stats/design/design';
import { ratioOf } from '../../stats/design/linear';
import { effectiveAnswers, meanInterval } from '../../stats/design/proportionInterval';
import { effectiveN } from '../../stats/designEffect';
import { oneProportion } from '../../stats/oneProportion';
import { ratioVariance, type RatioSums } from '../../stats/ratioVariance';
import { studentTails } from '../../stats/student';
import { twoProportions } from '../../stats/twoProportions';
import { welch } from '../../stats/welch';
import type { Estimate, Sample } from '../estimates';

export type Sampled = RatioSums & Sample;

/** Its table says how the sample was drawn. */
export const hasDesign = ({ psus }: Sample): boolean => psus !== undefined;

/** Both are of one design, so that they have a covariance. */
export const sharesDesign = ({ psus: a }: Sample, { psus: b }: Sample): boolean =>
  !!a && !!b && a.design.id === b.design.id;

/**
 * The p of a difference of two samples of which one or both have a design: Student's t, with their covariance where both are of one
 * design (areas, groups, a part beside its total). 1 where it cannot be known.
 */
export function chanceOfDesigns(a: Sampled, b: Sampled, overlap?: Overlap): number {
  const [one, other] = [measured(a), measured(b)];
  if (!one || !other) return 1;
  const size = one.variance + other.variance;
  if (!(size > 0)) return chanceOfExtremes(a, b);
  const shared = sharesDesign(a, b) ? difference(ratioOf(a.psus!)!, ratioOf(b.psus!)!, overlap) : null;
  if (!shared) return one.variance > 0 && other.variance > 0 ? welch(one, other) : 1;
  const { value, variance, df } = shared;
  return variance !== null && variance > 1e-12 * size ? studentTails(value / Math.sqrt(variance), df) : 1;
}

/**
 * 95 % of a difference of two values of one scale that share no row, with their covariance.
 * @returns undefined of others; null where it cannot be known
 */
export function differenceByDesign(a: Estimate, b: Estimate): [number, number] | null | undefined {
  if (a.sample?.psus === undefined && b.sample?.psus === undefined) return undefined;
  const found = varianceOfDifference(a, b);
  return found && meanInterval(a.value! - b.value!, found.variance, found.df);
}

/** The variance of a difference of two values of one scale that share no row, of which one or both have a design; null where it cannot be known. */
export function varianceOfDifference(a: Estimate, b: Estimate): { variance: number; df: number } | null {
  if (a.variance === null || b.variance === null || a.df === null || b.df === null) return null;
  const size = a.variance + b.variance;
  const [one, other] = [a, b].map(({ sample }) => (sample?.psus ? ratioOf(sample.psus) : null));
  const independent = { variance: size, df: size ** 2 / (a.variance ** 2 / a.df + b.variance ** 2 / b.df) };
  if (!one || !other) return independent;
  if (one.totals.design.id !== other.totals.design.id) return independent;
  const { variance, df } = difference(one, other, 'none');
  const own = varianceOf(one) + varianceOf(other);
  return variance !== null && variance > 1e-12 * own ? { variance: (size / own) * variance, df } : null;
}

/** The p of a proportion by a design against what a full count knows: on the logit, as its interval. */
export function chanceBesideKnown(one: Sampled, known: number): number {
  const found = measured(one);
  if (!found) return 1;
  const { value, variance, df } = found;
  if (!(variance > 0)) {
    const n = answersOf(one);
    return n === null ? 1 : oneProportion({ p: value, n }, known);
  }
  if (!(known > 0 && known < 1)) return 0;
  const logit = (p: number) => Math.log(p / (1 - p));
  return studentTails(((logit(value) - logit(known)) * value * (1 - value)) / Math.sqrt(variance), df);
}

/** Nobody or everybody on both sides: by effective answers. */
function chanceOfExtremes(a: Sampled, b: Sampled): number {
  const [n, m] = [answersOf(a), answersOf(b)];
  if (!a.proportion || !b.proportion || n === null || m === null) return 1;
  return twoProportions({ p: a.y / a.x, n }, { p: b.y / b.x, n: m });
}

function answersOf({ n, x, xx, psus }: Sampled): number | null {
  const effective = effectiveN(x, xx);
  if (!psus || effective === null) return effective;
  return effectiveAnswers(effective, n, degreesOfFreedom([psus]));
}

function measured(sample: Sampled): { value: number; variance: number; df: number } | null {
  const { psus, y, x, n } = sample;
  if (psus === undefined) return { value: y / x, variance: ratioVariance(sample) ?? 0, df: n - 1 };
  const ratio = psus && ratioOf(psus);
  const df = psus ? degreesOfFreedom([psus]) : 0;
  return ratio && df >= 1 ? { value: ratio.value, variance: varianceOf(ratio), df } : null;
}
