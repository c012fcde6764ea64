import type { Unit } from './frame';
import type { Side, Year } from './places';
import { bell, logistic, type Draw } from './random';

/** How likely something is among units: log odds in 2014 of an average unit of 30 people, and what moves them. */
export interface Tendency {
  level: number;
  /** for each e-fold of people above 30 */
  size: number;
  /** for each standard deviation of the unit's zeal */
  zeal: number;
  side: Side;
  /** rise since 2013 */
  rise: number;
}

export const tendency = (side: Side, level: number, size: number, zeal: number, rise: number): Tendency => ({
  side,
  level,
  size,
  zeal,
  rise
});

/** log odds for one unit; `extra` is what else is known of it */
export function odds({ side, level, size, zeal, rise }: Tendency, unit: Unit, year: Year, extra = 0): number {
  const scale = Math.log(unit.employees[year] / 30);
  const progress = year === 2014 ? 0 : -rise * unit.place.pace;
  return level + size * scale + zeal * unit.zeal + unit.place.sides[side] + progress + extra;
}

export const likely = (model: Tendency, unit: Unit, year: Year, extra = 0): number =>
  logistic(odds(model, unit, year, extra));

/** A share of people, scattered about the tendency. */
export const shareOf = (model: Tendency, unit: Unit, year: Year, scatter: number, draw: number, extra = 0): number =>
  logistic(odds(model, unit, year, extra) + scatter * bell(draw));

/** The unit's own draws, the same in both waves but for a few answers that change by themselves. */
export function steady({ draw }: Unit, year: Year): Draw {
  return (name) => (draw(`${name}/moves`) < 0.03 ? draw(`${name}/${year}`) : draw(name));
}
