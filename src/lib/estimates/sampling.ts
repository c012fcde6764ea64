import type { Indicator } from '../codebook/codebook';
import type { Expression } from '../codebook/expression/expression';
import { designColumns } from '../codebook/designColumns';
import { varianceOf } from '../stats/design/covariance';
import { degreesOfFreedom } from '../stats/design/design';
import { ratioOf } from '../stats/design/linear';
import { extremeInterval, logitInterval, meanInterval } from '../stats/design/proportionInterval';
import { effectiveN } from '../stats/designEffect';
import { ratioInterval } from '../stats/ratioInterval';
import { ratioVariance, type RatioSums } from '../stats/ratioVariance';
import type { Asked } from './cells/asked';
import type { Sums } from './cells/cellBlock';
import type { Estimate, Sample } from './estimates';

type Sampling = Pick<Estimate, 'interval' | 'variance' | 'df' | 'sample'>;

/** Of a full count, and where there is no value. */
export const unsampled: Sampling = { interval: null, variance: null, df: null, sample: null };

/** How exactly a sum that has a value knows it: nothing to say of a full count. */
export function sampling({ table }: Asked, indicator: Indicator, sums: Sums, n: number | null): Sampling {
  const proportion = isProportion(indicator, sums);
  if (table.design === 'sample')
    return designColumns(table).length > 0
      ? ofDesign(indicator, sums, proportion)
      : ofSample(indicator, { ...sums, proportion });
  if (!table.interval) return unsampled;
  const { y, x } = sums;
  if (indicator.format !== 'percent' || n === null)
    return { ...unsampled, sample: { proportion: false, yy: 0, xy: 0, xx: 0 } };
  const each = n > 0 ? x / n : 0;
  return ofSample(indicator, { n, y, x, yy: each * y, xy: each * y, xx: each * x, proportion: true });
}

/** Nobody or everybody, of whom a sample shows no spread. */
export const isExtreme = ({ numerator, value }: Pick<Estimate, 'numerator' | 'value'>): boolean =>
  numerator === 0 || (value !== null && value >= 1 - 1e-12);

/**
 * By the design: a proportion's interval is the logit one, or Korn and Graubard's of nobody or everybody. Nothing is known without
 * degrees of freedom: of one primary unit a stratum.
 */
function ofDesign({ format, per }: Indicator, sums: Sums, proportion: boolean): Sampling {
  const { n, yy, xy, xx, psus = null } = sums;
  const sample: Sample = { proportion, yy, xy, xx, psus };
  const ratio = psus && ratioOf(psus);
  const df = psus ? degreesOfFreedom([psus]) : 0;
  if (!ratio || df < 1) return { ...unsampled, sample };
  const variance = varianceOf(ratio);
  const { value } = ratio;
  const interval = () => {
    if (proportion && isExtreme({ numerator: sums.y, value }))
      return extremeInterval(sums.y === 0 ? 0 : 1, effectiveN(sums.x, xx) ?? n, n, df);
    if (!(variance > 0)) return null;
    return proportion ? logitInterval(value, variance, df) : meanInterval(value, variance, df);
  };
  return { ...scaled(interval(), variance, df, format, per), sample };
}

/**
 * Answers of a simple random sample that would know a proportion as exactly, by the design, never more than there are: Korn and
 * Graubard's. null without a design, and of nobody, everybody and what is no proportion, whose weights must do.
 */
export function effectiveOfDesign({ sample, variance, df }: Sampling, n: number | null, p: number): number | null {
  if (!sample?.psus || !sample.proportion || n === null || variance === null || df === null) return null;
  const found = (p * (1 - p)) / varianceOf(ratioOf(sample.psus)!);
  return found > 0 ? Math.min(n, found) : null;
}

function ofSample({ format, per }: Indicator, sums: RatioSums & Sample): Sampling {
  const { proportion, yy, xy, xx } = sums;
  const found = ratioInterval(sums, proportion);
  const variance = ratioVariance(sums);
  return { ...scaled(found, variance, sums.n - 1, format, per), sample: { proportion, yy, xy, xx } };
}

/** In the scale of the value. */
function scaled(
  found: [number, number] | null,
  variance: number | null,
  df: number,
  format: Indicator['format'],
  per: number
): Omit<Sampling, 'sample'> {
  const [least, most] = format === 'percent' ? [0, 1] : [-Infinity, Infinity];
  return {
    interval: found && [Math.max(least, per * found[0]), Math.min(most, per * found[1])],
    variance: variance ? per ** 2 * variance : null,
    df: variance ? df : null
  };
}

/** Numerator and denominator are 0 or 1 on each row, and the numerator is 1 only where the denominator is. */
function isProportion({ numerator, denominator }: Indicator, { yy, xy }: Sums): boolean {
  return isFlag(numerator) && isFlag(denominator) && Math.abs(yy - xy) <= 1e-12 * yy;
}

function isFlag(expression: Expression | null): boolean {
  if (expression?.type === 'number') return expression.value === 1;
  return expression?.type === 'where' && isFlag(expression.value);
}
