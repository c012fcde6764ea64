import type { Design, Stage } from '../../stats/design/design';

/** Columns of the stratum, the primary unit in it, and the populations of both stages; null where there is none. */
export interface DesignColumns {
  stratum: string | null;
  cluster: string | null;
  fpc: string | null;
  fpcWithin: string | null;
}

/** The primary units of a wave, in an order of their own names: the same in every answer about the same tables. */
export interface Drawn {
  /** of the tables and columns that say how they were drawn */
  id: string;
  columns: DesignColumns;
  /** null: the tables of the wave do not have all the columns of the design, so that nobody knows how exact they are */
  units: readonly DrawnUnit[] | null;
}

/** A primary unit; all rows of a stratum where each row was drawn by itself. */
export interface DrawnUnit {
  stratum: string | null;
  cluster: string | null;
  rows: number;
  /** primary units that there are in the stratum, and rows that there are in the unit; null where rows disagree or nobody knows */
  fpc: number | null;
  fpcWithin: number | null;
}

/** How the units of a wave were drawn; null where nobody knows. */
export function designOf({ id, columns: { cluster, fpcWithin }, units }: Drawn): Design | null {
  if (units === null) return null;
  const places = new Map<string | null, number>();
  const strata: Stage[] = [];
  const stratumOf = units.map((unit) => {
    const place = places.get(unit.stratum) ?? strata.push({ units: 0, population: unit.fpc }) - 1;
    places.set(unit.stratum, place);
    strata[place]!.units += cluster === null ? unit.rows : 1;
    return place;
  });
  const within = ({ rows, fpcWithin: population }: DrawnUnit) => checked({ units: rows, population });
  return {
    id,
    strata: strata.map(checked),
    stratumOf,
    ofRows: cluster === null,
    within: cluster === null || fpcWithin === null ? null : units.map(within)
  };
}

/** A population smaller than what was drawn of it is a mistake: nothing is corrected by it. */
const checked = ({ units, population }: Stage): Stage => ({
  units,
  population: population !== null && population >= units ? population : null
});
