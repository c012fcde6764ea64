import type { Indicator } from '../codebook/codebook';
import type { Expression } from '../codebook/expression/expression';
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
  if (table.design === 'sample') return ofSample(indicator, { ...sums, proportion: isProportion(indicator, sums) });
  if (!table.interval) return unsampled;
  const { y, x } = sums;
  if (indicator.format !== 'percent' || n === null)
    return { ...unsampled, sample: { proportion: false, yy: 0, xy: 0, xx: 0 } };
  const each = n > 0 ? x / n : 0;
  return ofSample(indicator, { n, y, x, yy: each * y, xy: each * y, xx: each * x, proportion: true });
}

function ofSample({ format, per }: Indicator, sums: RatioSums & Sample): Sampling {
  const { proportion, yy, xy, xx } = sums;
  const found = ratioInterval(sums, proportion);
  const variance = ratioVariance(sums) || null;
  const [least, most] = format === 'percent' ? [0, 1] : [-Infinity, Infinity];
  return {
    interval: found && [Math.max(least, per * found[0]), Math.min(most, per * found[1])],
    variance: variance && per ** 2 * variance,
    df: variance && sums.n - 1,
    sample: { proportion, yy, xy, xx }
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
