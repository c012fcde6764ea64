import type { TableSpec } from '../../codebook/codebook';
import { designColumns } from '../../codebook/designColumns';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier, literal } from '../../engine/sql';
import { maxExamples, maxLines, maxRepeated, type Damage } from '../../intake/report/report';
import { missingColumn } from '../sql/columnTypes';
import { keySql } from '../sql/keySql';

/** A long number that a spreadsheet wrote as 1.10E+17: its last digits are gone. */
const scientific = '[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,3}';

/**
 * Finds what was lost before a file came here, in a stored table: it cannot be mended, only told.
 * @param wide codes of the areas that a row should not name
 */
export async function damages(
  engine: Engine,
  name: string,
  table: TableSpec,
  columns: string[],
  wide: string[],
  signal?: AbortSignal
): Promise<Damage[]> {
  const query = (sql: string) => engine.query(sql, signal);
  const texts = table.variables.filter((variable) => variable.type === 'text' && columns.includes(variable.name));
  const ids = texts.filter((variable) => table.key.includes(variable.name));
  const found: (Damage | null)[] = [];
  for (const { name: column } of texts) {
    const isDamaged = `regexp_full_match(${identifier(column)}, ${literal(scientific)})`;
    found.push(await damage(query, name, column, 'scientific', isDamaged));
  }
  for (const { name: column } of ids) found.push(await lostZeros(query, name, column));
  found.push(await duplicates(query, name, table, columns));
  if (wide.length > 0) {
    const isWide = `CAST(${identifier(table.area)} AS VARCHAR) IN (${wide.map(literal).join(', ')})`;
    const kind = table.design === 'aggregated' ? 'totalRow' : 'wideArea';
    found.push(await damage(query, name, table.area, kind, isWide, maxRepeated));
  }
  found.push(await emptyRows(query, name, table, columns));
  if (table.weight !== null && columns.includes(table.weight)) found.push(...(await weights(query, name, table)));
  return found.filter((one) => one !== null);
}

type Query = (sql: string) => ReturnType<Engine['query']>;

async function damage(
  query: Query,
  name: string,
  column: string,
  kind: Damage['kind'],
  condition: string,
  most = maxLines
): Promise<Damage | null> {
  const [one] = rows<{ count: number; lines: number[] | null; examples: string[] | null }>(
    await query(
      `SELECT count(*) AS count, min(line__, ${most}) AS lines,
         list_transform(min({l: line__, t: CAST(${identifier(column)} AS VARCHAR)}, ${maxExamples}), lambda one: one.t) AS examples
       FROM ${identifier(name)} WHERE ${condition}`
    )
  );
  const { count, lines, examples } = one!;
  return count > 0 ? { column, kind, count, examples: [...new Set(examples)], lines: lines ?? [] } : null;
}

/** Numbers of an id column that are shorter than most, where most are of one length and some of those begin with 0. */
async function lostZeros(query: Query, name: string, column: string): Promise<Damage | null> {
  const id = identifier(column);
  const lengths = rows<{ length: number; count: number; zeros: number }>(
    await query(
      `SELECT length(${id}) AS length, count(*) AS count, count(*) FILTER (WHERE ${id} LIKE '0%') AS zeros
       FROM ${identifier(name)} WHERE regexp_full_match(${id}, '[0-9]+') GROUP BY ALL ORDER BY count DESC, length DESC`
    )
  );
  const [usual, ...others] = lengths;
  if (!usual || usual.zeros === 0 || !others.some(({ length }) => length < usual.length)) return null;
  const isShort = `regexp_full_match(${id}, '[0-9]+') AND length(${id}) < ${usual.length}`;
  return damage(query, name, column, 'leadingZeros', isShort);
}

/** Fewer questions say nothing of a unit. */
const fewestAnswers = 3;

/** Rows of which no answer but who and where they are is understood: codes below a table, or units that have not reported. */
async function emptyRows(query: Query, name: string, table: TableSpec, columns: string[]): Promise<Damage | null> {
  const { key, area, wave, weight } = table;
  const known = new Set([...key, area, wave, weight, ...designColumns(table)]);
  const answers = table.variables.filter(
    ({ name, type }) => type !== 'text' && type !== 'area' && !known.has(name) && columns.includes(name)
  );
  if (answers.length < fewestAnswers) return null;
  const reasons = answers.map(({ name }) => missingColumn(name)).filter((column) => columns.includes(column));
  const isEmpty = [...answers.map(({ name }) => name), ...reasons].map((column) => `${identifier(column)} IS NULL`);
  const first = key.find((column) => columns.includes(column)) ?? area;
  return damage(query, name, first, 'emptyRow', isEmpty.join(' AND '), maxRepeated);
}

/** Rows that weigh nothing, and rows that weigh over a tenth of all rows of their area, where it has more than ten. */
async function weights(query: Query, name: string, { area, weight }: TableSpec): Promise<(Damage | null)[]> {
  const column = identifier(weight!);
  const [place, all] = [identifier(area), identifier(name)];
  // grouped and joined: over a window the engine in the browser takes a hundred times as long
  const heavy = `line__ IN (SELECT line__ FROM ${all} JOIN (SELECT ${place} AS place__, 0.1 * sum(${column}) AS tenth__
    FROM ${all} GROUP BY ALL HAVING count(*) FILTER (WHERE ${column} > 0) > 10) ON ${place} IS NOT DISTINCT FROM place__ WHERE ${column} > tenth__)`;
  return [
    await damage(query, name, weight!, 'zeroWeight', `${column} = 0`),
    await damage(query, name, weight!, 'heavyWeight', heavy)
  ];
}

/** Rows of a unit that an earlier row is of, however its id is written; ids that have lost their digits are equal as they stand. */
async function duplicates(query: Query, name: string, table: TableSpec, columns: string[]): Promise<Damage | null> {
  const bare = keySql(table, columns);
  if (bare === null) return null;
  const key = `coalesce(${bare}, ${table.key.map((column) => `CAST(${identifier(column)} AS VARCHAR)`).join(' || ')})`;
  const [repeated] = rows<{ count: number }>(
    await query(`SELECT count(key) - count(DISTINCT key) AS count FROM (SELECT ${key} AS key FROM ${identifier(name)})`)
  );
  if (Number(repeated!.count) === 0) return null;
  const keyed = `(SELECT line__, ${key} AS key FROM ${identifier(name)})`;
  const later = `line__ IN (SELECT line__ FROM ${keyed} JOIN (SELECT key, min(line__) AS first FROM ${keyed} GROUP BY key HAVING count(*) > 1)
    USING (key) WHERE line__ > first)`;
  return damage(query, name, table.key[0]!, 'duplicateKey', later, maxRepeated);
}
