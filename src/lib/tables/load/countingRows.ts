import type { Codebook } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { waveTables, type OpenFile, type Repeat } from './assemble';
import { countingSql } from './repeats';

/**
 * How many rows of the named tables count among those of all files: none that gives way to another file's, and the same
 * content once.
 * @param found the units that two of the files have
 */
export async function countingRows(
  engine: Engine,
  codebook: Codebook,
  files: OpenFile[],
  found: Repeat[],
  names: Set<string>
): Promise<number> {
  let sum = 0;
  for (const parts of waveTables(files)) {
    const { table, wave } = parts[0]!.stored;
    const spec = codebook.tables.find(({ name }) => name === table)!;
    const place = (file: number) => parts.findIndex((part) => part.file === file);
    const met = found
      .filter((repeat) => repeat.table === table && repeat.wave === wave)
      .map(({ earlier, later, units }) => ({ earlier: place(earlier), later: place(later), units }));
    for (const [at, { stored, without }] of parts.entries()) {
      if (!names.has(stored.name)) continue;
      if (met.length === 0 && without.length === 0) sum += stored.rows;
      else sum += await counted(engine, countingSql(parts, at, met, spec));
    }
  }
  return sum;
}

async function counted(engine: Engine, from: string): Promise<number> {
  return Number(rows<{ n: number }>(await engine.query(`SELECT count(*) AS n FROM ${from}`))[0]!.n);
}
