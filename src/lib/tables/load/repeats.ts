import type { TableSpec } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier, literal } from '../../engine/sql';
import { keySql } from '../sql/keySql';
import type { StoredTable } from '../store/stored';

/** Which rows of a unit count when two files have it: those of the file that came later, of the earlier one, or of both. */
export type Keeps = 'later' | 'earlier' | 'both';

/** What counts of a stored table. */
export interface OpenPart {
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
  parts: OpenPart[],
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
export function countingSql(parts: OpenPart[], at: number, found: Repeated[], spec: TableSpec): string {
  const part = parts[at]!;
  const key = keySql(spec, part.stored.columns);
  const unless = insteadOf(parts, at, found).map((other) => `coalesce(${key} NOT IN (${keysOf(other, spec)}), TRUE)`);
  return from(part, spec, unless);
}

/** How many rows of a part do not count, asked for the other way round: those of other areas, and those of units of other parts. */
export async function uncounted(
  engine: Engine,
  parts: OpenPart[],
  at: number,
  found: Repeated[],
  spec: TableSpec,
  signal?: AbortSignal
): Promise<number> {
  const { stored, without } = parts[at]!;
  const key = keySql(spec, stored.columns);
  const instead = insteadOf(parts, at, found).map((other) => `SELECT key FROM (${keysOf(other, spec)})`);
  if (instead.length === 0 && without.length === 0) return 0;
  const place = `list_contains([${without.map(literal).join(', ')}]::VARCHAR[], CAST(${identifier(spec.area)} AS VARCHAR))`;
  const [all] = rows<{ n: number }>(
    await engine.query(
      `SELECT count(*) AS n FROM (SELECT *, ${key ?? 'NULL'} AS key__ FROM ${identifier(stored.name)}) AS mine
       ${instead.length > 0 ? `LEFT JOIN (${instead.join(' UNION ')}) AS theirs ON key__ = theirs.key` : ''}
       WHERE ${place}${instead.length > 0 ? ' OR theirs.key IS NOT NULL' : ''}`,
      signal
    )
  );
  return Number(all!.n);
}

/** The parts whose rows of a unit count instead of those of this one. */
const insteadOf = (parts: OpenPart[], at: number, found: Repeated[]): OpenPart[] =>
  found.flatMap(({ earlier, later }) => {
    const { keeps } = parts[later]!;
    if (earlier === at && keeps === 'later') return [parts[later]!];
    return later === at && keeps === 'earlier' ? [parts[earlier]!] : [];
  });

const keysOf = (part: OpenPart, spec: TableSpec): string =>
  `SELECT key FROM (SELECT ${keySql(spec, part.stored.columns)} AS key FROM ${from(part, spec)}) WHERE key IS NOT NULL`;

function from({ stored, without }: OpenPart, { area }: TableSpec, more: string[] = []): string {
  const places =
    without.length > 0 ? [`CAST(${identifier(area)} AS VARCHAR) NOT IN (${without.map(literal).join(', ')})`] : [];
  const where = [...places, ...more];
  return `${identifier(stored.name)}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
}
