import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { maxLines } from '../../intake/report/report';
import { field, type Staged } from '../store/stage';

/**
 * Takes records that end early for rows: a spreadsheet does not write the last cells of a row that are empty. Those stay
 * excluded that lack a field which tells where a row belongs, and neighbours that a break inside a cell has torn apart.
 * @param needed fields that a row must have
 * @returns how many there are, and the first of them; null when there are none
 */
export async function fillShort(
  engine: Engine,
  { name, fields }: Staged,
  needed: number[],
  signal?: AbortSignal
): Promise<{ count: number; records: number[] } | null> {
  const short = `${name} WHERE excluded = 'tooFewFields'`;
  const [all] = rows<{ count: number }>(await engine.query(`SELECT count(*) AS count FROM ${short}`, signal));
  if (all!.count === 0) return null;
  const width = Array.from({ length: fields }, (_, index) => `CAST(${field(index)} IS NOT NULL AS INTEGER)`).join(
    ' + '
  );
  const isTorn = (beside: string, step: number) =>
    `coalesce(width + ${beside}(width) OVER (ORDER BY record) = ${fields + 1}
      AND ${beside}(record) OVER (ORDER BY record) = record + ${step}, FALSE)`;
  const placed = needed.map((index) => `${field(index)} IS NOT NULL`).join(' AND ');
  await engine.query(
    `UPDATE ${name} SET excluded = NULL WHERE excluded = 'tooFewFields' AND ${placed} AND record NOT IN (
       SELECT record FROM (SELECT record, ${isTorn('lead', 1)} OR ${isTorn('lag', -1)} AS torn
         FROM (SELECT record, ${width} AS width FROM ${short})) WHERE torn)`,
    signal
  );
  const [filled] = rows<{ count: number; records: number[] | null }>(
    await engine.query(
      `SELECT count(*) AS count, min(record, ${maxLines}) AS records FROM ${name}
       WHERE excluded IS NULL AND ${field(fields - 1)} IS NULL`,
      signal
    )
  );
  return filled!.count === 0 ? null : { count: filled!.count, records: filled!.records ?? [] };
}
