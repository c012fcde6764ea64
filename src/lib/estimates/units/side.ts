import type { Indicator } from '../../codebook/codebook';
import { kept, type UnitRows } from './unitRows';

/** lacking: what the shortfall is made of · met: the others that count · apart: not asked, or not answered */
export const sides = ['lacking', 'met', 'apart'] as const;
export type Side = (typeof sides)[number];

/** Rows by side, in the order of the block. */
export type BySide = Record<Side, Int32Array>;

/** What a row lacks: of a share that should be high its denominator less its numerator, of one that should be low its numerator; of other numbers nothing. */
export function lackOf({ y, x }: Pick<UnitRows, 'y' | 'x'>, row: number, { format, direction }: Indicator): number {
  if (direction === 'down') return y[row]!;
  return format === 'percent' ? x[row]! - y[row]! : 0;
}

/** A row lacks something: of a number that is no share, who adds nothing to it. */
function isLacking(rows: UnitRows, row: number, indicator: Indicator): boolean {
  const isShare = indicator.format === 'percent' || indicator.direction === 'down';
  return isShare ? lackOf(rows, row, indicator) > 1e-9 : rows.y[row] === 0;
}

export function bySide(rows: UnitRows, indicator: Indicator): BySide {
  const found: Record<Side, number[]> = { lacking: [], met: [], apart: [] };
  for (let row = 0; row < rows.length; row += 1) {
    const side = rows.kept[row] !== kept.complete ? 'apart' : isLacking(rows, row, indicator) ? 'lacking' : 'met';
    found[side].push(row);
  }
  return {
    lacking: Int32Array.from(found.lacking),
    met: Int32Array.from(found.met),
    apart: Int32Array.from(found.apart)
  };
}
