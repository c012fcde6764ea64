import type { Engine } from '../engine/engine';
import { identifier, literal } from '../engine/sql';
import type { Delimiter } from '../intake/sniff';

/** A text inside the engine, every field as it was written: columns `record`, `c0` … `c<fields + 1>`. */
export interface Staged {
  /** ready to stand in SQL */
  name: string;
  fields: number;
  records: number;
}

/** What an absent field reads as, so that it is told from an empty one. */
const noField = '\u0001';

/** Name of the column of a field, counted from 0. */
export const field = (index: number): string => `c${index}`;

/**
 * A record has all its fields and no more. Two columns more than the header are read: an empty field too many, as a comma
 * at the end of a line makes, is let through.
 */
export function raggedSql(fields: number): { tooFew: string; tooMany: string } {
  return {
    tooFew: `${field(fields - 1)} IS NULL`,
    tooMany: `(${field(fields)} <> '' OR ${field(fields + 1)} IS NOT NULL)`
  };
}

/**
 * Reads the records of a UTF-8 text that has no header into a table, in the order of the file.
 * @param name of the table, from `stageName()`
 * @throws QueryError when the engine refuses the text
 */
export async function stage(
  engine: Engine,
  name: string,
  text: Blob,
  delimiter: Delimiter,
  fields: number,
  signal?: AbortSignal
): Promise<Staged> {
  const columns = Array.from({ length: fields + 2 }, (_, index) => `${field(index)}: 'VARCHAR'`).join(', ');
  const file = await engine.register(text);
  try {
    const made = await engine.query(
      `CREATE TABLE ${name} AS
       SELECT CAST(row_number() OVER () AS INTEGER) AS record, * FROM read_csv(${literal(file)}, auto_detect = false, header = false,
         columns = {${columns}}, delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = ${literal(noField)},
         null_padding = true, strict_mode = false, parallel = false, max_line_size = 16777216)`,
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
