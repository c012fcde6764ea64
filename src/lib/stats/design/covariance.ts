import type { PsuTotals, Stage } from './design';
import type { Linear } from './linear';

/**
 * Covariance of two estimates by Taylor linearisation over strata and primary units: Σ over strata of
 * (1 - n/N) · n/(n-1) · Σ (a - ā)(b - b̄), where a and b are what a primary unit adds to each, 0 of one without a row of the domain,
 * and n and N are the design's, not the domain's. Where the rows of a unit were drawn from a known number, what they add
 * within it is added, times the share of units that was drawn. As R's survey::svyrecvar.
 * A stratum of one unit has no spread of its own: its unit's deviation from the whole sample's mean, which is 0 of linearised scores,
 * is squared instead (R's options(survey.lonely.psu = "adjust")), unless it is all that there is.
 * @param overlap which rows both count, where groups of one partition do not say it
 * @returns 0 of two designs, which are independent samples; null where the rows that both count are not known
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 4.3 and 5.5; Lumley (2010), Complex Surveys, 2.2
 */
export function covariance(a: Linear, b: Linear, overlap?: Overlap): number | null {
  const { design } = a.totals;
  if (design.id !== b.totals.design.id) return 0;
  const rows = design.ofRows || design.within !== null ? crossOfRows(a, b, overlap) : null;
  if (rows === undefined) return null;
  const [ofA, ofB] = [byUnit(a), byUnit(b)];
  const strata = new Map<number, Spread>();
  let within = 0;
  for (const unit of new Set([...ofA.keys(), ...ofB.keys()])) {
    const [x, y] = [ofA.get(unit) ?? 0, ofB.get(unit) ?? 0];
    const stratum = design.stratumOf[unit]!;
    let spread = strata.get(stratum);
    if (!spread) strata.set(stratum, (spread = { a: 0, b: 0, cross: 0 }));
    const inside = rows?.get(unit) ?? 0;
    spread.a += x;
    spread.b += y;
    spread.cross += design.ofRows ? inside : x * y;
    if (design.within !== null && !design.ofRows)
      within += drawn(design.strata[stratum]!) * stage(design.within[unit]!, { a: x, b: y, cross: inside });
  }
  let sum = within;
  for (const [stratum, spread] of strata) sum += stage(design.strata[stratum]!, spread);
  return sum;
}

/** Of an estimate; 0 where its rows all agree, but for what binary numbers cannot hold. */
export function varianceOf(one: Linear): number {
  const variance = covariance(one, one)!;
  return variance <= 1e-13 * scale(one) ? 0 : variance;
}

/** none: two domains share no row · first: all rows of the first are of the second, and both are of one measure */
export type Overlap = 'none' | 'first';

/** Sums over the units of a stratum. */
interface Spread {
  a: number;
  b: number;
  cross: number;
}

function stage({ units, population }: Stage, { a, b, cross }: Spread): number {
  const left = population === null ? 1 : 1 - units / population;
  return left * (units > 1 ? (units / (units - 1)) * (cross - (a * b) / units) : cross);
}

const drawn = ({ units, population }: Stage): number => (population === null ? 0 : units / population);

/** What each primary unit adds to an estimate. */
function byUnit({ totals: { sums, psu, groups }, yWeight, xWeight }: Linear): Map<number, number> {
  const units = new Map<number, number>();
  for (const group of groups) {
    const unit = psu[group]!;
    units.set(unit, (units.get(unit) ?? 0) + yWeight * sums.y[group]! + xWeight * sums.x[group]!);
  }
  return units;
}

/** By primary unit, over the rows that both count: what a row adds to one times what it adds to the other. */
function crossOfRows(a: Linear, b: Linear, overlap?: Overlap): Map<number, number> | undefined {
  if (overlap === 'none') return new Map();
  const isPart = overlap === 'first';
  if (!isPart && (a.totals.sums !== b.totals.sums || a.totals.partition !== b.totals.partition)) return undefined;
  const { sums, psu, groups } = a.totals;
  const both = isPart || a === b ? null : new Set(b.totals.groups);
  const units = new Map<number, number>();
  for (const group of groups) {
    if (both !== null && !both.has(group)) continue;
    const cross =
      a.yWeight * b.yWeight * sums.yy[group]! +
      (a.yWeight * b.xWeight + a.xWeight * b.yWeight) * sums.xy[group]! +
      a.xWeight * b.xWeight * sums.xx[group]!;
    units.set(psu[group]!, (units.get(psu[group]!) ?? 0) + cross);
  }
  return units;
}

/** The size of what is added up, which bounds its rounding. */
function scale({ totals, yWeight, xWeight }: Linear): number {
  const { design, sums, groups }: PsuTotals = totals;
  let size = 0;
  for (const group of groups)
    size += design.ofRows
      ? yWeight ** 2 * sums.yy[group]! + xWeight ** 2 * sums.xx[group]!
      : (yWeight * sums.y[group]!) ** 2 + (xWeight * sums.x[group]!) ** 2;
  return size;
}
