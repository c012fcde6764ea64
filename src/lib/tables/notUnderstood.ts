import type { Engine } from '../engine/engine';
import { rows } from '../engine/rows';
import { literal } from '../engine/sql';
import type { NotUnderstood, Recoding } from '../intake/report';
import { literalList } from './cleaning';
import { wholeSql, type Column } from './profile';
import { field, type Staged } from './stage';

const mostListed = 100;

/** The texts that nothing could be made of, per column, the most frequent first; `firstLine` is the number of a record. */
export async function notUnderstood(
  engine: Engine,
  staged: Staged,
  columns: Column[],
  recodings: Recoding[][],
  signal?: AbortSignal
): Promise<NotUnderstood[]> {
  const parts = columns.flatMap(({ index, question, cleaning }, position) => {
    const texts = recodings[position]!;
    if (!texts.some((recoding) => 'notUnderstood' in recoding)) return [];
    const column = field(index);
    const known = texts.flatMap((recoding) => ('notUnderstood' in recoding ? [] : [recoding.text]));
    const others = known.length > 0 ? ` AND ${column} NOT IN (${literalList(known)})` : '';
    return [
      `(SELECT ${position} AS position, ${literal(question.name)} AS "column", ${column} AS value, count(*) AS count,
          min(record) AS "firstLine"
        FROM ${staged.name} WHERE ${wholeSql(staged)} AND ${cleaning.unclear(column)}${others}
        GROUP BY ALL ORDER BY count DESC, "firstLine" LIMIT ${mostListed})`
    ];
  });
  if (parts.length === 0) return [];
  const sql = `SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY position, count DESC, "firstLine"`;
  return rows<NotUnderstood & { position: number }>(await engine.query(sql, signal)).map(
    ({ column, value, count, firstLine }) => ({ column, value, count, firstLine })
  );
}
