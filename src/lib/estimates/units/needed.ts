import type { Indicator } from '../../codebook/codebook';
import { ordered } from './order';
import { lackOf } from './side';
import type { UnitRows } from './unitRows';

/**
 * The fewest of the lacking rows whose lack makes up a shortfall, those that come first going before where each lacks the same.
 * @param lacking in the order in which they are to be taken
 * @param shortfalls what each area lacks, by area; that of one is not closed by rows of another
 * @param areaOf the area of a row, as `shortfalls` names it
 */
export function neededRows(
  lacking: Int32Array,
  rows: UnitRows,
  indicator: Indicator,
  shortfalls: ReadonlyMap<string, number>,
  areaOf: (row: number) => string
): Int32Array {
  const values = new Float64Array(rows.length);
  for (const row of lacking) values[row] = lackOf(rows, row, indicator);
  const open = new Map(shortfalls);
  const taken = new Uint8Array(rows.length);
  for (const row of ordered(lacking, { type: 'number', values }, true)) {
    const area = areaOf(row);
    const left = open.get(area) ?? 0;
    if (left <= 1e-9) continue;
    open.set(area, left - values[row]!);
    taken[row] = 1;
  }
  return lacking.filter((row) => taken[row] === 1);
}
