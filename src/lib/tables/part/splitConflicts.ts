import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { literal } from '../../engine/sql';
import type { Column } from './columns';
import type { ColumnSql } from '../sql/columnSql';
import { chosenTexts, declinedTexts } from '../sql/optionTexts';
import { maxRecords } from './profile';
import { field, type Staged } from '../store/stage';

/**
 * Rows of which an answer that is written as one says something else than the columns of its options beside it.
 * @param joined how the whole answer is read
 * @returns how many there are, the first of them, and how the first ones are written
 */
export async function splitConflicts(
  engine: Engine,
  { name }: Staged,
  { fields, split }: Column,
  { value, join }: ColumnSql,
  signal?: AbortSignal
): Promise<{ count: number; records: number[]; texts: string[] } | null> {
  const differs = split.map(({ index, option }) => {
    const has = `contains(answer, ${literal(`|${option}|`)})`;
    return `(${field(index)} IN (${chosenTexts}) AND NOT ${has}) OR (${field(index)} IN (${declinedTexts}) AND ${has})`;
  });
  const text = field(fields[0]!.index);
  const [found] = rows<{ count: number; records: number[] | null; texts: string[] | null }>(
    await engine.query(
      `SELECT count(*) AS count, min(record, ${maxRecords}) AS records,
         list_transform(min({r: record, t: ${text}}, 5), lambda one: one.t) AS texts
       FROM (SELECT *, ${value} AS answer FROM ${name} ${join} WHERE excluded IS NULL) WHERE answer IS NOT NULL AND (${differs.join(' OR ')})`,
      signal
    )
  );
  const { count, records, texts } = found!;
  return count === 0 ? null : { count, records: records ?? [], texts: [...new Set(texts)] };
}
