import type { RowQuery } from '../../rows';
import { kept, type UnitRows } from '../../units/unitRows';
import { isComplete, isNotEligible } from './measured';
import type { PageTable } from './table';

/**
 * What each of some rows counts.
 * @param rows places in the table
 * @param by null where the table does not have what a measure is made of
 */
export function counted(
  table: PageTable,
  rows: Uint32Array,
  by: NonNullable<RowQuery['counted']> | null
): Pick<UnitRows, 'kept' | 'y' | 'x'> {
  const made = {
    kept: new Uint8Array(rows.length).fill(kept.complete),
    y: new Float64Array(rows.length),
    x: new Float64Array(rows.length)
  };
  if (!by) return made;
  const { standing, y, x } = table.measured(by.measure, by.weight);
  const weights = table.weights(by.weight);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    if (standing[row] !== isComplete) {
      made.kept[place] = standing[row] === isNotEligible ? kept.notEligible : kept.nonresponse;
      continue;
    }
    const weight = weights === null ? 1 : weights[row]!;
    made.y[place] = weight * y[row]!;
    made.x[place] = weight * x[row]!;
  }
  return made;
}
