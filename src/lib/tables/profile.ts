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
  records: number;
  /** by column: the distinct texts that must be read in TypeScript, at most `mostTexts` of them */
  unclear: string[][];
  /** distinct texts of the column that names the wave, [] when there is none */
  waves: string[];
}

const mostTexts = 5000;

/** Finds in one scan what of a staged text needs to be looked at. */
export async function profile(
  engine: Engine,
  staged: Staged,
  columns: Column[],
  wave: number | null,
  signal?: AbortSignal
): Promise<Profile> {
  const lists = columns.map(({ index, cleaning }) => {
    const column = field(index);
    return `list_slice(list(DISTINCT ${column}) FILTER (WHERE whole AND ${cleaning.unclear(column)}), 1, ${mostTexts}) AS u${index}`;
  });
  const waves =
    wave === null ? 'NULL' : `list_slice(list(DISTINCT ${field(wave)}) FILTER (WHERE whole), 1, ${mostTexts})`;
  const sql = `SELECT ${['count(*) AS records', `${waves} AS waves`, ...lists].join(',\n  ')}
    FROM (SELECT *, ${wholeSql(staged)} AS whole FROM ${staged.name})`;
  const [row] = rows<Record<string, number | string[] | null>>(await engine.query(sql, signal));
  return {
    records: Number(row!.records),
    unclear: columns.map(({ index }) => (row![`u${index}`] as string[] | null) ?? []),
    waves: (row!.waves as string[] | null) ?? []
  };
}

/** True for a record with as many fields as the header. */
export function wholeSql({ fields }: Staged): string {
  const { tooFew, tooMany } = raggedSql(fields);
  return `NOT coalesce(${tooFew} OR ${tooMany}, FALSE)`;
}
