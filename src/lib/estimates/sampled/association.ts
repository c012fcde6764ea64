import type { Codebook } from '../../codebook/codebook';
import { designColumns } from '../../codebook/designColumns';
import { raoScott, type RaoScott } from '../../stats/design/raoScott';
import type { StoredTable } from '../../tables/store/stored';
import type { CellSource } from '../cells/cellQuery';
import { isTooFew } from '../imprecise';
import { answers, isFew, worth } from './few';
import { sampleCells, type SampleQuery } from './sampleCells';

/** A test, and what it rests on. */
export interface Association extends RaoScott {
  /** rows with an answer to both */
  n: number;
  /** equal answers that these are worth: by a design those of a simple random sample (n by Rao and Scott's mean design effect, at most n), else Kish's */
  effectiveN: number;
  /** they are worth so few that the test is for orientation only */
  unreliable: boolean;
}

/** Nothing is tested where answers are worth too few. */
export interface Untested extends Partial<Record<keyof RaoScott, undefined>> {
  n: number;
  effectiveN: number;
  imprecise: true;
}

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
): Promise<Association | Untested | null> {
  const { rows, columns } = query;
  const found = await sampleCells(source, codebook, stored, query, [rows, columns], signal);
  const cells = found?.cells.filter(({ values }) => !values.includes(null)) ?? [];
  if (!found || isFew(found.table, cells)) return null;
  const { table } = found;
  const [across, down] = [0, 1].map((at) => [...new Set(cells.map(({ values }) => values[at]!))].sort());
  const cell = (row: string, column: string) => cells.find(({ values: [a, b] }) => a === row && b === column);
  const made = raoScott(across!.map((row) => down!.map((column) => cell(row, column)?.totals ?? null)));
  if (!made) return null;
  const n = answers(cells);
  const effectiveN = designColumns(table).length > 0 ? Math.min(n, made.designN) : worth(cells);
  if (isTooFew(effectiveN, table)) return { n, effectiveN, imprecise: true };
  return { ...made, n, effectiveN, unreliable: effectiveN < table.unreliableBelow };
}
