import type { TableSpec } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { rows } from '../engine/rows';
import { identifier, literal } from '../engine/sql';
import { keySql } from './keySql';
import type { StoredTable } from './stored';

/** Which rows of a unit count when two files have it: those of the file that came later, of the earlier one, or of both. */
export type Keeps = 'later' | 'earlier' | 'both';

/** What counts of a stored table. */
export interface Part {
  stored: StoredTable;
  /** areas whose rows do not count */
  without: string[];
  /** what holds for units that a part before it has, too */
  keeps: Keeps;
  /** the file that it comes from */
  file: number;
}

/** Units of two parts, by their places. */
export interface Repeated {
  earlier: number;
  later: number;
  units: number;
}

/** The units that two parts of a table and wave have in common. */
export async function repeated(
  engine: Engine,
  parts: Part[],
  spec: TableSpec,
  signal?: AbortSignal
): Promise<Repeated[]> {
  const keyed = parts.flatMap((part, at) => {
    const key = keySql(spec, part.stored.columns);
    return key === null ? [] : [`SELECT DISTINCT ${at} AS part, ${key} AS key FROM ${from(part, spec)}`];
  });
  if (keyed.length < 2) return [];
  return rows<Repeated>(
    await engine.query(
      `WITH keys AS MATERIALIZED (SELECT * FROM (${keyed.join(' UNION ALL ')}) WHERE key IS NOT NULL),
         twice AS (SELECT key FROM keys GROUP BY key HAVING count(*) > 1),
         shared AS (SELECT * FROM keys WHERE key IN (SELECT key FROM twice))
       SELECT a.part AS earlier, b.part AS later, count(*) AS units
       FROM shared AS a JOIN shared AS b ON a.key = b.key AND a.part < b.part GROUP BY ALL ORDER BY ALL`,
      signal
    )
  ).map(({ earlier, later, units }) => ({ earlier: Number(earlier), later: Number(later), units: Number(units) }));
}

/** SQL of the rows of a part that count, those of its areas and of units that no other part is asked for. */
export function countingSql(parts: Part[], at: number, found: Repeated[], spec: TableSpec): string {
  const part = parts[at]!;
  const key = keySql(spec, part.stored.columns);
  const instead = found.flatMap(({ earlier, later }) => {
    const { keeps } = parts[later]!;
    if (earlier === at && keeps === 'later') return [parts[later]!];
    return later === at && keeps === 'earlier' ? [parts[earlier]!] : [];
  });
  const unless = instead.map(
    (other) =>
      `coalesce(${key} NOT IN (SELECT key FROM (SELECT ${keySql(spec, other.stored.columns)} AS key FROM ${from(other, spec)}) WHERE key IS NOT NULL), TRUE)`
  );
  return from(part, spec, unless);
}

function from({ stored, without }: Part, { area }: TableSpec, more: string[] = []): string {
  const places =
    without.length > 0 ? [`CAST(${identifier(area)} AS VARCHAR) NOT IN (${without.map(literal).join(', ')})`] : [];
  const where = [...places, ...more];
  return `${identifier(stored.name)}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
}
