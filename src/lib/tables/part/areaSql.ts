import type { Engine } from '../../engine/engine';
import { literal } from '../../engine/sql';
import type { Part } from '../../intake/records/parts';
import { among } from './excluded';
import type { CleanFile } from './cleanFile';
import { columnSql, type ColumnSql } from '../sql/columnSql';
import type { Profile } from './profile';
import { recodeColumn } from './recodeColumn';
import { field, type Staged } from '../store/stage';
import type { Tally } from './Tally';
import { contradictionSql, eitherSql, settle } from './witness';

interface Reading {
  seen: Profile;
  part: Part;
  tally: Tally;
  files: string[];
  isDue: () => boolean;
  signal?: AbortSignal | undefined;
}

/**
 * The area of a row as one column says it, or as two do, and SQL of where those two contradict each other. A row that names none
 * and that a person takes back is one of the whole.
 */
export async function areaSql(
  engine: Engine,
  staged: Staged,
  { columns, witness, table, codebook, instructions }: CleanFile,
  first: ColumnSql,
  { seen, part, tally, files, isDue, signal }: Reading
): Promise<{ sql: ColumnSql; contradiction: string }> {
  const column = columns.find(({ variable }) => variable.name === table.area)!;
  const index = column.fields[0]!.index;
  const taken = among(instructions.takenBack, part);
  const root = `CAST(${literal(codebook.root)} AS ${column.cleaning.type})`;
  const back = (sql: ColumnSql): ColumnSql =>
    taken === null
      ? sql
      : { ...sql, value: `coalesce(${sql.value}, CASE WHEN ${taken} AND trim(${field(index)}) = '' THEN ${root} END)` };
  if (witness === null) return { sql: back(first), contradiction: 'FALSE' };
  const second = await columnSql(engine, witness, await recodeColumn(witness, seen, part, tally, null, isDue), files);
  const unsettled = await settle(engine, staged, index, first, second, signal);
  const unrecognised = new Set(unsettled.map(({ text }) => text));
  for (const text of seen.seen.get(index) ?? [])
    if (!unrecognised.has(text.text)) tally.text(table.area, tally.read(column, text.text), text, part);
  for (const text of unsettled) {
    if (text.area !== null) tally.settled(table.area, text, part);
    else if (text.text.trim() !== '') tally.text(table.area, tally.read(column, text.text), text, part);
  }
  const contradiction = contradictionSql(first, second, codebook.areas);
  return {
    sql: back(eitherSql(first, second)),
    contradiction: taken === null ? contradiction : `(NOT ${taken} AND ${contradiction})`
  };
}
