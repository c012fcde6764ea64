import { arranged, placesOf, type Placed } from '$lib/figures/crosstab/arrangement';
import { allValues, canJoin } from '$lib/figures/crosstab/crossing';
import type { DimensionValue } from '$lib/figures/crosstab/dimension';
import type { Chosen } from '$lib/figures/crosstab/versus/chosen';
import { comparable } from '$lib/figures/crosstab/versus/parties';
import type { Survey } from '$lib/figures/survey';
import type { SlicePage } from './slice';

/** The rows, or the columns, as somebody can put them in order. */
export interface Side {
  as: 'rowsAs' | 'columnsAs';
  label: string;
  values: DimensionValue[];
  places: Placed[];
  /** several of its values can be one */
  joins: boolean;
}

export function sidesOf({ spec, measure, ...placed }: SlicePage, survey: Pick<Survey, 'codebook' | 'stored'>): Side[] {
  return (['rows', 'columns'] as const).flatMap((side) => {
    const name = spec[side];
    const dimension = placed[side].find((one) => one.name === name);
    if (!dimension) return [];
    const as = `${side}As` as const;
    const values = allValues(spec, measure, name, survey);
    const joins = canJoin(measure, name, survey.codebook);
    return [{ as, label: dimension.label, values, joins, places: placesOf(values, spec[as], joins) }];
  });
}

/** Sides of which values can be compared with the rest. */
export const comparing = (
  { spec, measure }: SlicePage,
  sides: Side[],
  survey: Pick<Survey, 'codebook'>
): { side: Chosen['side']; label: string; values: DimensionValue[] }[] =>
  comparable(spec, measure, survey).flatMap((side) => {
    const found = sides.find(({ as }) => as === `${side}As`);
    return found ? [{ side, label: found.label, values: arranged(found.values, found.places).shown }] : [];
  });
