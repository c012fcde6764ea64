import { canMeasure } from '../../cells/cellQuery';
import type { AllowedRows } from '../../rows';
import { kept, type UnitRows } from '../../units/unitRows';
import { isComplete, isNotEligible } from './measured';
import type { PageTable } from './table';

/**
 * What each of some rows of one wave counts; nothing where the table does not have what the measure is made of.
 * @param rows places in the table
 */
export function counted(
  { query, waveTables: [stored] }: AllowedRows,
  table: PageTable,
  rows: Uint32Array
): Pick<UnitRows, 'kept' | 'y' | 'x'> {
  const made = {
    kept: new Uint8Array(rows.length).fill(kept.complete),
    y: new Float64Array(rows.length),
    x: new Float64Array(rows.length)
  };
  const { measure, weight: weighing = null } = query.counted ?? {};
  if (!measure || !stored || !canMeasure(stored, measure)) return made;
  const { standing, y, x } = table.measured(measure, weighing);
  const weights = table.weights(weighing);
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
