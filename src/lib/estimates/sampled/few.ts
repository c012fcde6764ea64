import type { TableSpec } from '../../codebook/codebook';
import { sumOf } from '../../stats/design/linear';
import type { SampleCell } from './sampleCells';

/** Of so few persons nothing is said. */
export const isFew = ({ hideBelow }: TableSpec, cells: readonly SampleCell[]): boolean => answers(cells) < hideBelow;

/** Rows that are complete. */
export const answers = (cells: readonly SampleCell[]): number =>
  cells.reduce((sum, { totals }) => sum + sumOf(totals, 'n'), 0);
