import type { Codebook, TableSpec } from '../../codebook/codebook';
import type { Platform } from '../../intake/shape/platform';
import type { Delimiter } from '../../intake/report/reading';
import type { Exclusions } from './excluded';
import type { Column } from './columns';

/** What the cleaning path must know of a file. */
export interface CleanFile extends Exclusions {
  delimiter: Delimiter;
  platform: Platform;
  table: TableSpec;
  columns: Column[];
  /** a second column that names the area */
  witness: Column | null;
  codebook: Codebook;
  /** wave of every row; null: a column names it */
  wave: string | null;
}
