import type { Area } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { exactSql, exactText } from '../../engine/exactText';
import { rows } from '../../engine/rows';
import { literalList } from './cleaning';
import type { ColumnSql } from '../sql/columnSql';
import { maxRecords, type Seen } from './profile';
import { field, type Staged } from '../store/stage';

/** What a first column of the area does not say and a second one does: by text of the first, the area of the second, null where it has none. */
export interface Settled extends Seen {
  area: string | null;
}

/** The area as the first of two columns says it, else the second. */
export function eitherSql(first: ColumnSql, second: ColumnSql): ColumnSql {
  const join = [first.join, second.join].filter((sql) => sql !== '').join('\n');
  return { ...first, value: `coalesce(${first.value}, ${second.value})`, join };
}

/** True where two columns name two areas, of which neither lies in the other. */
export function contradictionSql(first: ColumnSql, second: ColumnSql, areas: Area[]): string {
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
  const nested = areas.flatMap(({ code }) => {
    const pairs: string[] = [];
    for (let above = parents.get(code) ?? null; above !== null; above = parents.get(above) ?? null)
      pairs.push(`${code} ${above}`, `${above} ${code}`);
    return pairs;
  });
  const pair = `CAST(${first.value} AS VARCHAR) || ' ' || CAST(${second.value} AS VARCHAR)`;
  const isNested = nested.length === 0 ? 'FALSE' : `${pair} IN (${literalList(nested)})`;
  return `coalesce(${first.value} <> ${second.value} AND NOT ${isNested}, FALSE)`;
}

/** The texts of the first column that are no area, with what the second says of their rows. */
export async function settle(
  engine: Engine,
  { name }: Staged,
  index: number,
  first: ColumnSql,
  second: ColumnSql,
  signal?: AbortSignal
): Promise<Settled[]> {
  const text = field(index);
  const { join } = eitherSql(first, second);
  const found = await engine.query(
    `SELECT ${exactSql(text)} AS text, CAST(${second.value} AS VARCHAR) AS area, count(*) AS count,
       min(record, ${maxRecords}) AS records
     FROM ${name} ${join} WHERE excluded IS NULL AND ${first.value} IS NULL AND ${text} IS NOT NULL GROUP BY ALL`,
    signal
  );
  return rows<Settled>(found).map(({ text, ...one }) => ({ ...one, text: exactText(text) }));
}
