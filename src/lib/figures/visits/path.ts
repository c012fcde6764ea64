import { measure, type Row } from '../../codebook/expression/holds';
import type { Visit } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import type { RowBlock } from '../../estimates/rows';
import { shortfallTo } from '../../estimates/target';

/** What winning one unit after the other, the largest first, makes of a rate. */
export interface Path {
  /** share of today */
  start: number;
  denominator: number;
  numerator: number;
  /** after so many units, the first being after one: the numerator; units that do not say how large they are add nothing */
  numerators: number[];
  /** by unit: how large it is; null of one that does not say */
  sizes: (number | null)[];
  /** units that say nothing of what they would add */
  unknown: number;
  /** there are more units than were listed */
  isCut: boolean;
}

/** @param without areas that the rate leaves out, by the place of the rows' area */
export function pathOf(
  visit: Visit,
  { numerator, denominator }: Pick<Estimate, 'numerator' | 'denominator'>,
  block: RowBlock,
  isIn: (at: number) => boolean
): Path {
  const names = [...block.columns.keys()];
  const numerators: number[] = [];
  const sizes: Path['sizes'] = [];
  let sum = numerator;
  let unknown = 0;
  for (const at of block.waves.keys()) {
    if (!isIn(at)) continue;
    const row: Row = Object.fromEntries(names.map((name) => [name, block.columns.get(name)![at]!]));
    const adds = measure(visit.adds, row);
    if (adds === null) unknown += 1;
    sum += adds ?? 0;
    numerators.push(sum);
    sizes.push((row[visit.size] as number | null) ?? null);
  }
  return {
    start: numerator / denominator,
    numerator,
    denominator,
    numerators,
    sizes,
    unknown,
    isCut: block.total > block.waves.length
  };
}

/** The share after so many units. */
export const shareAfter = ({ numerators, numerator, denominator }: Path, units: number): number =>
  (units === 0 ? numerator : numerators[Math.min(units, numerators.length) - 1]!) / denominator;

/** The fewest units after which a target is reached; null where all of them do not reach it. */
export function unitsTo(path: Path, target: number): number | null {
  const { numerator, numerators, denominator } = path;
  if (shortfallTo(target, numerator, denominator) === 0) return 0;
  const at = numerators.findIndex((sum) => shortfallTo(target, sum, denominator) === 0);
  return at < 0 ? null : at + 1;
}
