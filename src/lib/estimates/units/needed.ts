import type { Indicator } from '../../codebook/codebook';
import { lackOf } from './side';
import type { UnitRows } from './unitRows';

/**
 * The fewest of the lacking rows whose lack makes up a gap, those that come first going before where each lacks the same.
 * @param lacking in the order in which they are to be taken
 * @param gaps what each area lacks, by area; a gap of one is not closed by rows of another
 * @param areaOf the area of a row, as `gaps` names it
 */
export function neededRows(
  lacking: Int32Array,
  rows: UnitRows,
  indicator: Indicator,
  gaps: ReadonlyMap<string, number>,
  areaOf: (row: number) => string
): Int32Array {
  const places = Array.from(lacking, (_, place) => place);
  const lacks = Float64Array.from(lacking, (row) => lackOf(rows, row, indicator));
  places.sort((a, b) => lacks[b]! - lacks[a]! || a - b);
  const open = new Map(gaps);
  const taken = places.filter((place) => {
    const area = areaOf(lacking[place]!);
    const left = open.get(area) ?? 0;
    if (left <= 1e-9) return false;
    open.set(area, left - lacks[place]!);
    return true;
  });
  return Int32Array.from(
    taken.sort((a, b) => a - b),
    (place) => lacking[place]!
  );
}
