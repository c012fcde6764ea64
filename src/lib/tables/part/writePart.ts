import type { Engine } from '../../engine/engine';
import type { Part } from '../../intake/records/parts';
import { literalList } from './cleaning';
import type { CleanFile } from './cleanFile';
import { fieldOf } from './columns';
import { missingType, type ColumnSql } from '../sql/columnSql';
import { missingColumn } from '../sql/columnTypes';
import type { Destination, StoredColumn } from '../store/Destination';
import { linesSql, shiftList } from './lines';
import { Miscount } from './Miscount';
import type { Profile } from './profile';
import { rejects } from './rejects';
import { field, type Staged } from '../store/stage';
import type { Tally } from './Tally';
import { wavesOf } from '../load/waves';

interface Cleaned {
  sql: ColumnSql[];
  seen: Profile;
  waveField: number | null;
  files: string[];
  /** SQL of rows whose two columns name two areas */
  contradiction: string;
}

/**
 * Writes the usable rows of a cleaned part, and lists the rest.
 * @throws Miscount when these are not all of its records
 */
export async function writePart(
  engine: Engine,
  destination: Destination,
  part: Part,
  staged: Staged,
  { columns, table, codebook, wave }: CleanFile,
  { sql, seen, waveField, files, contradiction }: Cleaned,
  tally: Tally,
  signal?: AbortSignal
): Promise<void> {
  const shifts = part.shifts.length === 0 ? null : await engine.register(shiftList(part));
  if (shifts !== null) files.push(shifts);
  const lines = linesSql(part, shifts);
  const area = sql[columns.findIndex(({ variable }) => variable.name === table.area)]!;
  const stored: StoredColumn[] = columns.flatMap(({ variable: { name }, cleaning: { type } }, at) => {
    const { value, missing } = sql[at]!;
    const column = { name, type, sql: value };
    return missing === null ? [column] : [column, { name: missingColumn(name), type: missingType, sql: missing }];
  });
  const from = [staged.name, ...sql.map(({ join }) => join), lines.join].filter((join) => join !== '').join('\n');
  const ofWave = waveField === null ? null : wavesOf(seen.waves, codebook);
  let rows = 0;
  for (const [id, texts] of ofWave ?? [[wave ?? '', null] as const]) {
    const where = ['excluded IS NULL', `${area.value} IS NOT NULL`, `NOT ${contradiction}`];
    if (texts !== null) where.push(`${field(waveField!)} IN (${literalList(texts)})`);
    const line = { name: 'line__', type: 'INTEGER', sql: lines.sql };
    rows += await destination.insert(id, [line, ...stored], `${from} WHERE ${where.join(' AND ')}`, signal);
  }
  const waves = ofWave && { field: waveField!, texts: [...ofWave.values()].flat() };
  // asked for also where as many rows as records came in: as many may be lost as stand twice
  const listed = tally.rejects(
    await rejects(engine, staged, fieldOf(columns, table.area)!, area, contradiction, waves, signal),
    part
  );
  if (rows + listed !== part.records) throw new Miscount(part.records, rows, listed);
}
