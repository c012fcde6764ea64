import type { Engine } from '../../engine/engine';
import type { Part } from '../../intake/records/parts';
import type { Recoding } from '../../intake/report/report';
import { pace } from '../../page/yieldToMain';
import { areaSql } from './areaSql';
import { excludedSql } from './excluded';
import type { CleanFile } from './cleanFile';
import { fieldOf, isByOption, type Column } from './columns';
import { columnSql } from '../sql/columnSql';
import type { Destination } from '../store/Destination';
import { optionRows, optionsSql } from '../sql/optionsSql';
import { profile } from './profile';
import { readPart } from './readPart';
import { recodeColumn } from './recodeColumn';
import { fillShort } from './shortRows';
import { splitConflicts } from './splitConflicts';
import type { Tally } from './Tally';
import { writePart } from './writePart';

export interface CleanOptions {
  signal?: AbortSignal | undefined;
  step: (step: 'clean' | 'store') => void;
}

/** The cleaning path of a part: stage every record as text, clean each different text once, write the usable rows, list the rest. */
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
    const staging = { delimiter: file.delimiter, fields: file.header.length, excluded: excludedSql(file, part) };
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
      const isSettled = file.witness !== null && column.variable.name === file.table.area;
      const told = isSettled ? null : tally;
      recoded.push([column, isByOption(column) ? [] : await recodeColumn(column, seen, part, tally, told, isDue)]);
    }
    const sql = await Promise.all(
      recoded.map(([column, recodings]) =>
        isByOption(column) ? optionsSql(column, seen.seen) : columnSql(engine, column, recodings, files)
      )
    );
    for (const [at, column] of file.columns.entries()) {
      const differing = column.split.length > 0 ? await splitConflicts(engine, staged, column, sql[at]!, signal) : null;
      if (differing) tally.splitDiffers(column.variable.name, differing, part);
    }
    const areaAt = file.columns.findIndex(({ variable }) => variable.name === file.table.area);
    const areas = await areaSql(engine, staged, file, sql[areaAt]!, { seen, part, tally, files, isDue, signal });
    sql[areaAt] = areas.sql;
    step('store');
    await writePart(
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
