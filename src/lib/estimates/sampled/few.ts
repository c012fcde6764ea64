import type { TableSpec } from '../../codebook/codebook';
import { sumOf } from '../../stats/design/linear';
import { effectiveN } from '../../stats/designEffect';
import type { SampleCell } from './sampleCells';

/** Of so few persons nothing is said. */
export const isFew = ({ hideBelow }: TableSpec, cells: readonly SampleCell[]): boolean => answers(cells) < hideBelow;

/** Rows that are complete. */
export const answers = (cells: readonly SampleCell[]): number =>
  cells.reduce((sum, { totals }) => sum + sumOf(totals, 'n'), 0);

/** Equal answers that they are worth by their weights (Kish). */
export const worth = (cells: readonly SampleCell[]): number => {
  const sum = (name: 'x' | 'xx') => cells.reduce((all, { totals }) => all + sumOf(totals, name), 0);
  return effectiveN(sum('x'), sum('xx')) ?? 0;
};
