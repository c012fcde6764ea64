import type { Codebook, TableSpec } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import type { Part } from '../intake/parts';
import type { Platform } from '../intake/platform';
import type { Recoding } from '../intake/report';
import type { Delimiter } from '../intake/sniff';
import { pace, turn } from '../turn';
import { among, asideSql, type Asides } from './aside';
import { literalList } from './cleaning';
import { fieldOf, isByOption, type Column } from './columns';
import { columnSql, missingType, type ColumnSql } from './columnSql';
import { missingColumn } from './columnTypes';
import type { Destination, StoredColumn } from './Destination';
import { Miscount } from './Miscount';
import { linesSql, shiftList } from './lines';
import { optionRows, optionsSql } from './optionsSql';
import { profile, type Profile } from './profile';
import { readPart } from './readPart';
import { rejects } from './rejects';
import { fillShort } from './shortRows';
import { splitConflicts } from './splitConflicts';
import { field, type Staged } from './stage';
import type { Tally } from './Tally';
import { contradictionSql, eitherSql, settle } from './witness';
import { wavesOf } from './waves';

/** What the long way must know of a file. */
export interface CleanFile extends Asides {
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

export interface CleanOptions {
  signal?: AbortSignal | undefined;
  step: (step: 'clean' | 'store') => void;
}

/** The long way of a part: stage every record as text, clean each different text once, write the usable rows, list the rest. */
export async function cleanPart(
  engine: Engine,
  destination: Destination,
  part: Part,
  file: CleanFile,
  tally: Tally,
  { signal, step }: CleanOptions
): Promise<void> {
  const scratch: string[] = [];
  const files: string[] = [];
  try {
    const staging = { delimiter: file.delimiter, fields: file.header.length, aside: asideSql(file, part) };
    const staged = await readPart(engine, part, staging, scratch, signal);
    step('clean');
    const waveField = file.wave === null ? fieldOf(file.columns, file.table.wave) : null;
    const needed = [fieldOf(file.columns, file.table.area)!, waveField].filter((index) => index !== null);
    const filled = await fillShort(engine, staged, needed, signal);
    if (filled) tally.repair('filled', filled, part);
    const seen = await profile(
      engine,
      staged,
      file.witness ? [...file.columns, file.witness] : file.columns,
      waveField,
      signal
    );
    for (const column of file.columns.filter(isByOption)) {
      const counted = await optionRows(engine, staged, optionsSql(column, seen.seen), signal);
      tally.options(column, seen.seen, counted, part);
    }
    const recoded: [Column, Recoding[]][] = [];
    const isDue = pace();
    for (const column of file.columns) {
      const isSettled = file.witness !== null && column.question.name === file.table.area;
      const told = isSettled ? null : tally;
      recoded.push([column, isByOption(column) ? [] : await recode(column, seen, part, tally, told, isDue)]);
    }
    const sql = await Promise.all(
      recoded.map(([column, recodings]) =>
        isByOption(column) ? optionsSql(column, seen.seen) : columnSql(engine, column, recodings, files)
      )
    );
    for (const [at, column] of file.columns.entries()) {
      const differing = column.split.length > 0 ? await splitConflicts(engine, staged, column, sql[at]!, signal) : null;
      if (differing) tally.splitDiffers(column.question.name, differing, part);
    }
    const areaAt = file.columns.findIndex(({ question }) => question.name === file.table.area);
    const areas = await areaSql(engine, staged, file, sql[areaAt]!, { seen, part, tally, files, isDue, signal });
    sql[areaAt] = areas.sql;
    step('store');
    await write(
      engine,
      destination,
      part,
      staged,
      file,
      { sql, seen, waveField, files, contradiction: areas.contradiction },
      tally,
      signal
    );
  } finally {
    await Promise.all(files.map((name) => engine.release(name)));
    for (const table of scratch) await engine.query(`DROP TABLE IF EXISTS ${table}`);
  }
}

interface Reading {
  seen: Profile;
  part: Part;
  tally: Tally;
  files: string[];
  isDue: () => boolean;
  signal?: AbortSignal | undefined;
}

/** The area of a row as one column says it, or as two do, and SQL of where those two contradict each other. */
async function areaSql(
  engine: Engine,
  staged: Staged,
  { columns, witness, table, codebook, instructions }: CleanFile,
  first: ColumnSql,
  { seen, part, tally, files, isDue, signal }: Reading
): Promise<{ sql: ColumnSql; contradiction: string }> {
  if (witness === null) return { sql: first, contradiction: 'FALSE' };
  const column = columns.find(({ question }) => question.name === table.area)!;
  const index = column.fields[0]!.index;
  const second = await columnSql(engine, witness, await recode(witness, seen, part, tally, null, isDue), files);
  const unsettled = await settle(engine, staged, index, first, second, signal);
  const strange = new Set(unsettled.map(({ text }) => text));
  for (const text of seen.seen.get(index) ?? [])
    if (!strange.has(text.text)) tally.text(table.area, tally.read(column, text.text), text, part);
  for (const text of unsettled) {
    if (text.area !== null) tally.settled(table.area, text, part);
    else if (text.text.trim() !== '') tally.text(table.area, tally.read(column, text.text), text, part);
  }
  const taken = among(instructions.takenBack, part);
  const contradiction = contradictionSql(first, second, codebook.areas);
  return {
    sql: eitherSql(first, second),
    contradiction: taken === null ? contradiction : `(NOT ${taken} AND ${contradiction})`
  };
}

/**
 * @param told gets what was found; null where somebody else tells it
 * @param isDue tells when the page should have a turn
 */
async function recode(
  column: Column,
  { seen }: Profile,
  part: Part,
  tally: Tally,
  told: Tally | null,
  isDue: () => boolean
): Promise<Recoding[]> {
  const recodings: Recoding[] = [];
  const texts = seen.get(column.fields[0]!.index) ?? [];
  for (const { text } of texts) column.hear(text);
  for (const text of texts) {
    if (isDue()) await turn();
    const recoding = tally.read(column, text.text);
    told?.text(column.question.name, recoding, text, part);
    recodings.push(recoding);
  }
  return recodings;
}

interface Cleaned {
  sql: ColumnSql[];
  seen: Profile;
  waveField: number | null;
  files: string[];
  /** SQL of rows whose two columns name two areas */
  contradiction: string;
}

async function write(
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
  const area = sql[columns.findIndex(({ question }) => question.name === table.area)]!;
  const stored: StoredColumn[] = columns.flatMap(({ question: { name }, cleaning: { type } }, at) => {
    const { value, missing } = sql[at]!;
    const column = { name, type, sql: value };
    return missing === null ? [column] : [column, { name: missingColumn(name), type: missingType, sql: missing }];
  });
  const from = [staged.name, ...sql.map(({ join }) => join), lines.join].filter((join) => join !== '').join('\n');
  const ofWave = waveField === null ? null : wavesOf(seen.waves, codebook);
  let rows = 0;
  for (const [id, texts] of ofWave ?? [[wave ?? '', null] as const]) {
    const where = ['aside IS NULL', `${area.value} IS NOT NULL`, `NOT ${contradiction}`];
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
