import type { Engine } from '../../engine/engine';
import { identifier, literal } from '../../engine/sql';
import type { Delimiter } from '../../intake/report/reading';
import { bufferSql } from '../sql/bufferSql';

/** A part of a text inside the engine, every field as it was written: columns `record`, `excluded`, `c0` … `c<fields + 1>`. */
export interface Staged {
  /** ready to stand in SQL */
  name: string;
  fields: number;
  records: number;
}

/** How the records of a text are to be staged. */
export interface Staging {
  delimiter: Delimiter;
  fields: number;
  /** SQL of the reason why a record is no row, NULL for rows */
  excluded: string;
}

/** What an absent field reads as, so that it is told from an empty one; no cell says this. */
const noField = '\u0001\u0002\u0001';

/** Name of the column of a field, counted from 0. */
export const field = (index: number): string => `c${index}`;

/**
 * Reads the records of a UTF-8 text that has no header into a table, in the order of the file; lines of nothing but spaces,
 * tabs and delimiters are no records.
 * @param name of the table, from `stageName()`
 * @param hasBlanks whether there are such lines: to look at every field for them takes a fifth of the time
 * @throws QueryError when the engine refuses the text
 */
export async function stage(
  engine: Engine,
  name: string,
  { bytes, hasBlanks }: { bytes: Uint8Array; hasBlanks: boolean },
  { delimiter, fields, excluded }: Staging,
  signal?: AbortSignal
): Promise<Staged> {
  const names = Array.from({ length: fields + 2 }, (_, index) => field(index));
  const columns = names.map((column) => `${column}: 'VARCHAR'`).join(', ');
  const isRecord = hasBlanks ? `WHERE ${names.map((column) => `trim(${column}, ' \t\r\n') <> ''`).join(' OR ')}` : '';
  const buffer = bufferSql(bytes.length);
  const file = await engine.register(bytes);
  try {
    const made = await engine.query(
      `CREATE TABLE ${name} AS
       SELECT record, ${excluded} AS excluded, ${names.join(', ')}
       FROM (SELECT CAST(row_number() OVER () AS INTEGER) AS record, *
         FROM read_csv(${literal(file)}, auto_detect = false, header = false,
           columns = {${columns}}, delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = ${literal(noField)},
           null_padding = true, strict_mode = false, parallel = false, ${buffer})
         ${isRecord})`,
      signal
    );
    return { name, fields, records: Number(made.getChildAt(0)?.get(0) ?? 0) };
  } finally {
    await engine.release(file);
  }
}

/** A new name in the engine's first database, which is not compressed: what lives there is soon dropped. */
export function stageName(): string {
  return `memory.main.${identifier(`stage_${++staged}`)}`;
}

let staged = 0;
