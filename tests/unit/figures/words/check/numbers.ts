import type { Indicator } from '../../../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../../../src/lib/estimates/estimates';

/** Whether a printed number may stand for this one: it lies within half a unit of its last digit, at the half or (-1) not. */
export function shows(printed: string, exact: number, indicator: Indicator | null, at: 1 | -1 = 1): boolean {
  const found = /([−-]?)([\d,]+(?:\.(\d+))?)( 万)?/.exec(printed);
  if (!found) return false;
  const unit = found[4] ? 10_000 : 1;
  const number = (found[1] ? -1 : 1) * Number(found[2]!.replaceAll(',', '')) * unit;
  const scale = indicator && indicator.format !== 'number' ? 100 : 1;
  const step = unit * 10 ** -(found[3]?.length ?? 0);
  return Math.abs(number - exact * scale) <= step / 2 + at * 1e-9 * Math.max(1, Math.abs(exact * scale));
}

/** Differ by nothing but what binary numbers cannot hold. */
export const areTied = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

export const clear = (one: Estimate | undefined): one is Estimate & { value: number } =>
  one !== undefined && one.value !== null && (one.state === 'value' || one.state === 'zero');

export interface Pair {
  now: Estimate;
  before: Estimate;
  indicator: Indicator;
  /** of a sum: the areas that it is over, and those of one wave only */
  both?: string[];
  leftOut?: string[];
}

/** How many standard errors two samples differ; null where a sample does not say how exact it is. */
export function pooledZ({ now, before }: Pair): number | null {
  if (now.value === null || before.value === null) return null;
  const difference = now.value - before.value;
  if (now.sample?.proportion && before.sample?.proportion) {
    const [n, m] = [now.effectiveN ?? now.n ?? 0, before.effectiveN ?? before.n ?? 0];
    const p = (now.value * n + before.value * m) / (n + m);
    const variance = p * (1 - p) * (1 / n + 1 / m);
    return variance > 0 ? difference / Math.sqrt(variance) : difference === 0 ? 0 : null;
  }
  return now.variance && before.variance ? difference / Math.sqrt(now.variance + before.variance) : null;
}

/** Sums over the areas that have a value; null where one is hidden, whose rows are in no number that is shown. */
export function sumOver(estimates: (Estimate | undefined)[], { per }: Indicator) {
  if (estimates.some((one) => one?.state === 'hidden')) return null;
  const found = estimates.filter(clear);
  return {
    areas: found.map(({ area }) => area),
    of: (areas: string[]): Estimate & { value: number } => {
      const some = found.filter(({ area }) => areas.includes(area));
      const sum = (of: (one: Estimate) => number) => some.reduce((all, one) => all + of(one), 0);
      const [numerator, denominator] = [sum((one) => one.numerator), sum((one) => one.denominator)];
      return {
        ...some[0]!,
        numerator,
        denominator,
        value: (per * numerator) / denominator,
        n: sum(({ n }) => n ?? 0),
        ...(some.some(({ effectiveN }) => effectiveN !== undefined)
          ? { effectiveN: sum(({ effectiveN, n }) => effectiveN ?? n ?? 0) }
          : {})
      };
    }
  };
}
