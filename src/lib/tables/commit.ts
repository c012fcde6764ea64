import type { Engine } from '../engine/engine';
import { identifier, literal } from '../engine/sql';
import { literalList } from './cleaning';
import type { ColumnSql } from './columnSql';
import { wholeSql, type Column } from './profile';
import { field, type Staged } from './stage';

/** A staged text with all that is known of it. */
export interface Clean {
  staged: Staged;
  columns: Column[];
  sql: ColumnSql[];
  /** SQL of the area's code; NULL where the area is blank or unknown */
  area: string;
  /** column that names the wave, or null */
  wave: number | null;
  /** line of the file that a record begins on */
  lines: Lines;
}

export interface Lines {
  sql: string;
  join: string;
}

/** Writes the usable rows of one wave as a narrow table of the compressed database. `waveTexts` null: the file names no wave. */
export async function commit(
  engine: Engine,
  name: string,
  { staged, columns, sql, area, wave, lines }: Clean,
  waveTexts: string[] | null,
  signal?: AbortSignal
): Promise<void> {
  const stored = columns.flatMap(({ question }, index) => {
    const { value, missing } = sql[index]!;
    const column = `${value} AS ${identifier(question.name)}`;
    return missing === null ? [column] : [column, `${missing} AS ${identifier(missingColumn(question.name))}`];
  });
  const where = [wholeSql(staged), `${area} IS NOT NULL`];
  if (wave !== null && waveTexts !== null) where.push(`${field(wave)} IN (${literalList(waveTexts)})`);
  await engine.query(
    `CREATE TABLE IF NOT EXISTS ${identifier(name)} AS
     SELECT ${[`${lines.sql} AS line__`, ...stored].join(',\n  ')}
     FROM ${[staged.name, ...sql.map(({ join }) => join), lines.join].filter((part) => part !== '').join('\n')}
     WHERE ${where.join(' AND ')}`,
    signal
  );
}

/** Name of the column that says why an answer is missing. */
export const missingColumn = (question: string): string => `${question}__missing`;

/** @param file name of the registered list of shifts, with columns record and line; null when every record is one line */
export function linesSql(firstLine: number, file: string | null): Lines {
  if (file === null) return { sql: `record + ${firstLine - 1}`, join: '' };
  const columns = `columns = {r: 'INTEGER', l: 'INTEGER'}`;
  return {
    sql: `CAST(coalesce(l + record - r, record + ${firstLine - 1}) AS INTEGER)`,
    join: `ASOF LEFT JOIN read_csv(${literal(file)}, auto_detect = false, header = false, ${columns}) AS shift ON record >= r`
  };
}
