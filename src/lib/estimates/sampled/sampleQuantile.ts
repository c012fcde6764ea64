import type { Codebook } from '../../codebook/codebook';
import { quantile, type Quantile } from '../../stats/design/quantile';
import type { StoredTable } from '../../tables/store/stored';
import type { CellSource } from '../cells/cellQuery';
import { isTooFew } from '../imprecise';
import { answers, isFew, worth } from './few';
import { sampleCells, type SampleQuery } from './sampleCells';

/**
 * A quantile of a column of numbers (0.5 is the median), with Woodruff's interval. Rows without an answer are left out.
 * @returns null where there is none: of a full count, of too few persons or answers worth too few, of an unknown design
 */
export async function sampleQuantile(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  query: SampleQuery & { column: string; share: number },
  signal?: AbortSignal
): Promise<(Quantile & { n: number }) | null> {
  const found = await sampleCells(source, codebook, stored, query, [query.column], signal);
  const cells = found?.cells.filter(({ values: [value] }) => value !== null) ?? [];
  if (!found || isFew(found.table, cells) || isTooFew(worth(cells), found.table)) return null;
  const made = quantile(
    cells.map(({ values: [value], totals }) => ({ value: Number(value), totals })),
    query.share
  );
  return made && { ...made, n: answers(cells) };
}
