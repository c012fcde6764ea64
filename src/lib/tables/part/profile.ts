import type { Engine } from '../../engine/engine';
import { exactSql, exactText } from '../../engine/exactText';
import { rows, rowsOf } from '../../engine/rows';
import { pace, yieldToMain } from '../../page/yieldToMain';
import { isByOption, type Column } from './columns';
import { field, type Staged } from '../store/stage';

/** One different text of a column, with the rows that have it. */
export interface Seen {
  text: string;
  count: number;
  /** numbers of the first records that have it, at most `maxRecords` */
  records: number[];
}

export interface Profile {
  /** by column of the file: the texts that must be read in TypeScript */
  seen: Map<number, Seen[]>;
  /** different texts of the column that names the wave, [] when there is none */
  waves: string[];
}

/** More of each text would cost hundreds of megabytes where many columns have many texts. */
export const maxRecords = 200;

/** Finds what of a staged part must be looked at. */
export async function profile(
  engine: Engine,
  { name }: Staged,
  columns: Column[],
  wave: number | null,
  signal?: AbortSignal
): Promise<Profile> {
  const lists = columns.flatMap((column) => column.fields.map(({ index }) => textsSql(name, index, column)));
  const listed = await engine.query(lists.join('\nUNION ALL '), signal);
  const seen = new Map<number, Seen[]>();
  const isDue = pace();
  for (const batch of listed.batches) {
    if (isDue()) await yieldToMain();
    for (const { index, text, count, records } of rowsOf<Seen & { index: number }>(batch)) {
      const one = { text: exactText(text), count, records };
      const texts = seen.get(index);
      if (texts) texts.push(one);
      else seen.set(index, [one]);
    }
  }
  if (wave === null) return { seen, waves: [] };
  const waves = await engine.query(
    `SELECT DISTINCT ${exactSql(field(wave))} AS text FROM ${name} WHERE excluded IS NULL`,
    signal
  );
  return {
    seen,
    waves: rows<{ text: string | null }>(waves).flatMap(({ text }) => (text === null ? [] : exactText(text)))
  };
}

/**
 * The different texts of a column that are not plain. They are told apart first and judged then, each once, which costs a
 * third of judging every row; free texts, of which nearly all differ and nearly none is looked at, the other way round.
 */
function textsSql(stage: string, index: number, column: Column): string {
  const text = field(index);
  const unclear = isByOption(column) ? `${text} <> ''` : column.cleaning.unclear(text);
  const isFree = column.variable.type === 'text';
  const texts = `SELECT ${text}, count(*) AS count, min(record, ${maxRecords}) AS records FROM ${stage}
    WHERE excluded IS NULL ${isFree ? `AND ${unclear}` : ''} GROUP BY ${text}`;
  return `SELECT ${index} AS index, ${exactSql(text)} AS text, count, records FROM (${texts}) ${isFree ? '' : `WHERE ${unclear}`}`;
}
