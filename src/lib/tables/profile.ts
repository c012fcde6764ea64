import type { Question } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { rows } from '../engine/rows';
import type { Cleaning } from './cleaning';
import { field, raggedSql, type Staged } from './stage';

/** A column of the staged text that answers a question. */
export interface Column {
  index: number;
  question: Question;
  cleaning: Cleaning;
}

export interface Profile {
  /** by column: the distinct texts that must be read in TypeScript, at most `mostTexts` of them */
  unclear: string[][];
  /** distinct texts of the column that names the wave, [] when there is none */
  waves: string[];
}

const mostTexts = 5000;

/** Finds what of a staged text needs to be looked at: one scan counts, a second lists the texts of the columns that have any. */
export async function profile(
  engine: Engine,
  staged: Staged,
  columns: Column[],
  wave: number | null,
  signal?: AbortSignal
): Promise<Profile> {
  const from = `FROM (SELECT *, ${wholeSql(staged)} AS whole FROM ${staged.name})`;
  const counts = columns.map(({ index, cleaning }) => {
    return `count(*) FILTER (WHERE whole AND ${cleaning.unclear(field(index))}) AS u${index}`;
  });
  const waves = wave === null ? 'NULL' : texts(field(wave), 'whole');
  const counted = await engine.query(`SELECT ${[`${waves} AS waves`, ...counts].join(',\n  ')} ${from}`, signal);
  const [count] = rows<Record<string, number | string[] | null>>(counted);

  const flagged = columns.filter(({ index }) => Number(count![`u${index}`]) > 0);
  const lists = flagged.map(({ index, cleaning }) => {
    return `${texts(field(index), `whole AND ${cleaning.unclear(field(index))}`)} AS u${index}`;
  });
  const listed = lists.length === 0 ? null : await engine.query(`SELECT ${lists.join(',\n  ')} ${from}`, signal);
  const list = listed ? rows<Record<string, string[] | null>>(listed)[0]! : {};
  return {
    unclear: columns.map(({ index }) => list[`u${index}`] ?? []),
    waves: (count!.waves as string[] | null) ?? []
  };
}

const texts = (column: string, where: string) =>
  `list_slice(list(DISTINCT ${column}) FILTER (WHERE ${where}), 1, ${mostTexts})`;

/** True for a record with as many fields as the header. */
export function wholeSql({ fields }: Staged): string {
  const { tooFew, tooMany } = raggedSql(fields);
  return `NOT coalesce(${tooFew} OR ${tooMany}, FALSE)`;
}
