import type { Indicator, Target } from '../codebook/codebook';
import type { Standing } from './estimates';

/** What an indicator should reach in an area and wave: its row in targets.csv, else its own; null when it is only ranked. */
export function targetOf(indicator: Indicator, area: string, wave: string, targets: Target[]): number | null {
  const own = targets.filter((target) => target.indicator === indicator.id && target.area === area);
  const found = own.find(({ period }) => period === wave) ?? own.find(({ period }) => period === '');
  return found?.value ?? indicator.target;
}

/** Where a value stands: at a limit it belongs to the better class; without a floor there are two classes. */
export function standingOf(value: number, target: number | null, { direction, floor }: Indicator): Standing | null {
  if (target === null) return null;
  const reaches = (limit: number) => (direction === 'up' ? value - limit : limit - value) >= -rounding(limit);
  if (reaches(target)) return 'reached';
  return floor !== null && reaches(floor) ? 'near' : 'below';
}

/**
 * Units or people that a share lacks to its target: max(0, ceil(target · denominator - numerator)). An excess that is only
 * binary rounding (0.07 · 100 = 7.000000000000001) is none.
 */
export function gapOf(target: number, numerator: number, denominator: number): number {
  const wanted = target * denominator;
  return Math.max(0, Math.ceil(wanted - numerator - Math.max(1e-9, rounding(wanted))));
}

const rounding = (size: number): number => 1e-14 * Math.max(1, Math.abs(size));
