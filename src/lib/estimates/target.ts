import type { Codebook, Indicator, Target } from '../codebook/codebook';
import type { Estimate, Status } from './estimates';

/** What a survey wants reached, and what it calls near. */
export type Goals = Pick<Codebook, 'targets' | 'near'>;

/** What an indicator should reach in an area and wave: what a person has set here, else its row in targets.csv, else its own; null when it is only ranked. */
export function resolveTarget(
  indicator: Indicator,
  area: string,
  wave: string,
  targets: Target[]
): { target: number | null; provisional: boolean; ownTarget?: true } {
  const all = targets.filter((target) => target.indicator === indicator.id && target.area === area);
  const [own, others] = [true, false].map((isOwn) => all.filter((one) => (one.isOwn ?? false) === isOwn));
  const of = (some: Target[]) => some.find(({ period }) => period === wave) ?? some.find(({ period }) => period === '');
  const found = of(own!) ?? of(others!);
  return found
    ? { target: found.value, provisional: found.provisional, ...(found.isOwn ? { ownTarget: true as const } : {}) }
    : { target: indicator.target, provisional: indicator.provisional };
}

/**
 * Where a value stands, by its distance to the target: at a limit it belongs to the better class.
 * @param near share of the target by which a value may miss it and still be near; null: there are two classes
 */
export function statusOf(
  value: number,
  target: number | null,
  { direction }: Pick<Indicator, 'direction'>,
  near: number | null
): Status | null {
  if (target === null) return null;
  const short = (direction === 'up' ? target - value : value - target) - rounding(target);
  if (short <= 0) return 'reached';
  return near !== null && short <= near * Math.abs(target) ? 'near' : 'below';
}

/**
 * Units or people that a share lacks to its target: max(0, ceil(target · denominator - numerator)). An excess that is only
 * binary rounding (0.07 · 100 = 7.000000000000001) is none.
 */
export function shortfallTo(target: number, numerator: number, denominator: number): number {
  const wanted = target * denominator;
  return Math.max(0, Math.ceil(wanted - numerator - Math.max(1e-9, rounding(wanted))));
}

/** The gap of a sum is that of its areas added up, and not its own: a surplus in one of them fills no hole in another. */
export function isSumOfShortfalls({ shortfall, sum }: Estimate): boolean {
  return sum !== undefined && shortfall !== null && shortfall > 0 && (sum.ownTargets || sum.ownShortfall !== shortfall);
}

const rounding = (size: number): number => 1e-14 * Math.max(1, Math.abs(size));
