import type { Engine } from '../engine/engine';
import { rows } from '../engine/rows';
import { mostLines } from '../intake/report';
import { isByOption, type Column } from './columns';
import { field, type Staged } from './stage';

/** One different text of a column, with the rows that have it. */
export interface Seen {
  text: string;
  count: number;
  /** numbers of the first `mostLines` records that have it */
  records: number[];
}

export interface Profile {
  /** by column of the file: the texts that must be read in TypeScript */
  seen: Map<number, Seen[]>;
  /** different texts of the column that names the wave, [] when there is none */
  waves: string[];
}

/** Finds what of a staged part must be looked at: one scan counts, a second lists the texts of the columns that have any. */
export async function profile(
  engine: Engine,
  { name }: Staged,
  columns: Column[],
  wave: number | null,
  signal?: AbortSignal
): Promise<Profile> {
  const looked = columns.flatMap((column) =>
    column.fields.map(({ index }) => ({
      index,
      unclear: isByOption(column) ? `${field(index)} <> ''` : column.cleaning.unclear(field(index))
    }))
  );
  const counts = looked.map(({ index, unclear }) => `count(*) FILTER (WHERE ${unclear}) AS u${index}`);
  const waves = wave === null ? 'NULL' : `list(DISTINCT ${field(wave)})`;
  const counted = await engine.query(
    `SELECT ${[`${waves} AS waves`, ...counts].join(',\n  ')} FROM ${name} WHERE aside IS NULL`,
    signal
  );
  const [count] = rows<Record<string, number | string[] | null>>(counted);
  const lists = looked
    .filter(({ index }) => Number(count![`u${index}`]) > 0)
    .map(
      ({ index, unclear }) =>
        `SELECT ${index} AS index, ${field(index)} AS text, count(*) AS count, min(record, ${mostLines}) AS records
         FROM ${name} WHERE aside IS NULL AND ${unclear} GROUP BY ALL`
    );
  const seen = new Map<number, Seen[]>();
  if (lists.length > 0) {
    const listed = await engine.query(lists.join('\nUNION ALL '), signal);
    for (const { index, text, count, records } of rows<Seen & { index: number }>(listed)) {
      const texts = seen.get(index) ?? [];
      texts.push({ text, count, records });
      seen.set(index, texts);
    }
  }
  return { seen, waves: ((count!.waves as (string | null)[] | null) ?? []).filter((text) => text !== null) };
}
