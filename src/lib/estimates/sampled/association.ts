import type { Codebook } from '../../codebook/codebook';
import { raoScott, type RaoScott } from '../../stats/design/raoScott';
import type { StoredTable } from '../../tables/store/stored';
import type { CellSource } from '../cells/cellQuery';
import { isFew } from './few';
import { sampleCells, type SampleQuery } from './sampleCells';

/**
 * Whether two columns of a sample have to do with each other: Rao and Scott's F. Rows without an answer to either are left out. Load
 * it lazily: its distribution weighs 37 kB.
 * @returns null where there is none: of a full count, of too few persons, of an unknown design
 */
export async function association(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  query: SampleQuery & { rows: string; columns: string },
  signal?: AbortSignal
): Promise<RaoScott | null> {
  const { rows, columns } = query;
  const found = await sampleCells(source, codebook, stored, query, [rows, columns], signal);
  const cells = found?.cells.filter(({ values }) => !values.includes(null)) ?? [];
  if (!found || isFew(found.table, cells)) return null;
  const [across, down] = [0, 1].map((at) => [...new Set(cells.map(({ values }) => values[at]!))].sort());
  const cell = (row: string, column: string) => cells.find(({ values: [a, b] }) => a === row && b === column);
  return raoScott(across!.map((row) => down!.map((column) => cell(row, column)?.totals ?? null)));
}
