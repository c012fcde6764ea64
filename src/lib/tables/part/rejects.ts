import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { maxLines, type Reject } from '../../intake/report/report';
import { literalList } from './cleaning';
import type { ColumnSql } from '../sql/columnSql';
import { field, type Staged } from '../store/stage';

export interface Rejected {
  reason: Reject['reason'];
  count: number;
  /** the first of them */
  sample: { record: number; text: string }[];
}

/**
 * The records of a part that are no rows, by reason: each has its first fault.
 * @param contradiction SQL of records whose two columns name two areas
 * @param waves the column that names the wave, and its texts that name one of the survey
 */
export async function rejects(
  engine: Engine,
  { name, fields }: Staged,
  areaField: number,
  area: ColumnSql,
  contradiction: string,
  waves: { field: number; texts: string[] } | null,
  signal?: AbortSignal
): Promise<Rejected[]> {
  const known = waves && waves.texts.length > 0 ? `${field(waves.field)} IN (${literalList(waves.texts)})` : 'FALSE';
  const cases = [
    'WHEN excluded IS NOT NULL THEN excluded',
    `WHEN ${contradiction} THEN 'areaConflict'`,
    `WHEN ${area.value} IS NULL AND trim(${field(areaField)}) = '' THEN 'noArea'`,
    `WHEN ${area.value} IS NULL THEN 'unknownArea'`,
    ...(waves === null ? [] : [`WHEN NOT ${known} THEN 'unknownWave'`])
  ];
  const texts = Array.from({ length: fields + 2 }, (_, index) => field(index)).join(', ');
  const found = rows<{ reason: Reject['reason']; count: number; records: number[]; texts: string[] }>(
    await engine.query(
      `SELECT reason, count(*) AS count, min(record, ${maxLines}) AS records,
         list_transform(min({r: record, t: text}, ${maxLines}), lambda one: one.t) AS texts
       FROM (SELECT record, CASE ${cases.join(' ')} END AS reason, concat_ws(',', ${texts})[1:500] AS text FROM ${name} ${area.join})
       WHERE reason IS NOT NULL GROUP BY reason`,
      signal
    )
  );
  return found.map(({ reason, count, records, texts }) => ({
    reason,
    count,
    sample: records.map((record, at) => ({ record, text: texts[at]! }))
  }));
}
