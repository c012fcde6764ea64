import type { Engine } from '../engine/engine';
import { rows } from '../engine/rows';
import { literal } from '../engine/sql';
import type { Reject } from '../intake/report';
import { literalList } from './cleaning';
import type { Clean } from './commit';
import { field, raggedSql } from './stage';

export interface Rejected {
  count: number;
  /** the first of them; `line` is the number of the record */
  sample: Reject[];
}

const mostListed = 100;

/** The records that no stored table has, each with its first fault. */
export async function rejects(
  engine: Engine,
  { staged, sql, columns, area, wave }: Clean,
  areaColumn: number,
  waveTexts: string[] | null,
  delimiter: string,
  signal?: AbortSignal
): Promise<Rejected> {
  const { tooFew, tooMany } = raggedSql(staged.fields);
  const areaText = field(areaColumn);
  const inWave = wave === null || waveTexts === null ? null : `${field(wave)} IN (${literalList(waveTexts)})`;
  const cases = [
    `WHEN ${tooFew} THEN 'tooFewFields'`,
    `WHEN ${tooMany} THEN 'tooManyFields'`,
    `WHEN trim(${areaText}) = '' THEN 'noArea'`,
    `WHEN ${area} IS NULL THEN 'unknownArea'`,
    ...(inWave === null ? [] : [`WHEN NOT ${waveTexts!.length > 0 ? inWave : 'FALSE'} THEN 'unknownWave'`])
  ];
  const fields = Array.from({ length: staged.fields + 2 }, (_, index) => field(index));
  const areaJoin = sql[columns.findIndex(({ index }) => index === areaColumn)]?.join ?? '';
  const found = rows<{ record: number; reason: Reject['reason']; text: string; total: number }>(
    await engine.query(
      `SELECT record, reason, text, count(*) OVER () AS total
       FROM (SELECT record, CASE ${cases.join(' ')} END AS reason, concat_ws(${literal(delimiter)}, ${fields.join(', ')})[1:500] AS text
             FROM ${staged.name} ${areaJoin})
       WHERE reason IS NOT NULL ORDER BY record LIMIT ${mostListed}`,
      signal
    )
  );
  return {
    count: found[0]?.total ?? 0,
    sample: found.map(({ record, reason, text }) => ({ line: record, reason, text }))
  };
}
