import type { TableSpec } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';
import type { StoredTable } from '../store/stored';

/** Rows of a stored table whose key stands more than once, by area as the table names it; null where it lacks a column of the key. */
export async function repeatedRows(
  engine: Pick<Engine, 'query'>,
  { name, columns }: Pick<StoredTable, 'name' | 'columns'>,
  { key, area }: Pick<TableSpec, 'key' | 'area'>,
  signal?: AbortSignal
): Promise<Map<string, number> | null> {
  if (key.length === 0 || ![...key, area].every((column) => columns.includes(column))) return null;
  const keys = key.map(identifier).join(', ');
  const sql = [
    `SELECT CAST(${identifier(area)} AS VARCHAR) AS "area", CAST(COUNT(*) AS INTEGER) AS "rows"`,
    `FROM (SELECT ${identifier(area)}, COUNT(*) OVER (PARTITION BY ${keys}) AS "same", ${keys} FROM ${identifier(name)})`,
    `WHERE "same" > 1 AND ${key.map((column) => `${identifier(column)} IS NOT NULL`).join(' AND ')}`,
    'GROUP BY 1'
  ].join('\n');
  const found = rows<{ area: string | null; rows: number }>(await engine.query(sql, signal));
  return new Map(found.map((row) => [row.area ?? '', row.rows]));
}
