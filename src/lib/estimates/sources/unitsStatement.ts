import type { VariableType } from '../../codebook/codebook';
import { identifier, literal } from '../../engine/sql';
import { canMeasure, type WaveTable } from '../cells/cellQuery';
import type { AllowedRows } from '../rows';
import { RowColumns } from './rowColumns';
import { select } from './select';
import { isCode, isNumber } from './rowType';
import { countedSql } from './statement';

/** Rows with what each of them counts: the columns of the query, then "kept", "y", "x". */
export function unitsStatement({ query, waveTables, table }: AllowedRows): string {
  const types = new Map(table.variables.map(({ name, type }) => [name, type]));
  const parts = waveTables.map((waveTable) => {
    const rows = new RowColumns(waveTable);
    const counted = query.counted && canMeasure(waveTable, query.counted.measure) ? query.counted : null;
    // numbers that are weighed, as sums of squares have them: both columns are there, whatever the measure is
    const how = counted && countedSql({ weight: counted.weight, variance: 'weights' as const }, counted.measure, rows);
    const inner = select({ columns: ['*', ...(how?.columns ?? [])], from: rows.from(query.where) });
    return select({
      columns: [
        ...query.columns.map((name) => `${valueSql(name, types, waveTable)} AS ${identifier(`its ${name}`)}`),
        `${how ? keptSql(how) : 'CAST(2 AS TINYINT)'} AS "kept"`,
        `${how ? `coalesce(${how.y}, 0)` : 'CAST(0 AS DOUBLE)'} AS "y"`,
        `${how ? `CASE WHEN ${how.y} IS NULL THEN 0 ELSE ${how.x} END` : 'CAST(0 AS DOUBLE)'} AS "x"`
      ],
      from: inner
    });
  });
  return `${parts.join('\nUNION ALL\n')}\nLIMIT ${literal(query.limit)}`;
}

/** Columns of the rows as one row of lists: a row each would come in some fifty parts for 100,000, each a question to the engine. */
export function listsStatement(allowed: AllowedRows, waveTable: WaveTable, columns: readonly Listed[]): string {
  const { query } = allowed;
  const read = columns.map(({ name, type }) => `${listedSql(name, type, waveTable)} AS ${identifier(name)}`);
  const rows = `${select({ columns: read, from: new RowColumns(waveTable).from(query.where) })}\nLIMIT ${literal(query.limit)}`;
  return select({ columns: columns.map(({ name }) => `list(${identifier(name)}) AS ${identifier(name)}`), from: rows });
}

function keptSql({ y, notEligible }: { y: string; notEligible: string | null }): string {
  const out = notEligible === null ? '' : ` WHEN ${notEligible} THEN 0`;
  return `CAST(CASE WHEN ${y} IS NOT NULL THEN 2${out} ELSE 1 END AS TINYINT)`;
}

/** Worked out of other columns: its codes come as words. */
const isMade = (name: string, { own = [] }: WaveTable): boolean => own.some((one) => one.name === name);

/** A column that is listed: how it comes. */
export interface Listed {
  name: string;
  type: 'number' | 'code' | 'words' | 'text';
}

/** How the columns of these names come from a stored table. */
export function listedColumns({ table }: AllowedRows, waveTable: WaveTable, names: string[]): Listed[] {
  const types = new Map(table.variables.map(({ name, type }) => [name, type]));
  return names.map((name) => {
    const type = types.get(name);
    if (isNumber(type)) return { name, type: 'number' };
    if (!isCode(type) && !name.endsWith('__missing')) return { name, type: 'text' };
    const isStored = waveTable.columns.includes(name) && !isMade(name, waveTable);
    return { name, type: isStored ? 'code' : 'words' };
  });
}

/** Without NULL where there is another word for nothing: lists with it are read a row at a time. */
function listedSql(name: string, type: Listed['type'], { columns }: WaveTable): string {
  const isThere = columns.includes(name);
  if (type === 'number') return isThere ? `coalesce(CAST(${identifier(name)} AS DOUBLE), 'NaN')` : `'NaN'::DOUBLE`;
  if (type === 'code') return `coalesce(CAST(enum_code(${identifier(name)}) AS INTEGER), -1)`;
  return `CAST(${isThere ? identifier(name) : 'NULL'} AS VARCHAR)`;
}

/** The words of the columns whose codes come as numbers, a list each; null where none do. */
export function wordsStatement({ name }: WaveTable, columns: readonly Listed[]): string | null {
  const coded = columns.filter(({ type }) => type === 'code');
  if (coded.length === 0) return null;
  const words = coded.map((one) => `enum_range(${identifier(one.name)}) AS ${identifier(one.name)}`);
  return `${select({ columns: words, from: identifier(name) })}\nLIMIT 1`;
}

function valueSql(name: string, types: ReadonlyMap<string, VariableType>, { columns }: WaveTable): string {
  const isOfNumbers = isNumber(types.get(name));
  if (!columns.includes(name)) return isOfNumbers ? 'CAST(NULL AS DOUBLE)' : 'CAST(NULL AS VARCHAR)';
  return isOfNumbers ? identifier(name) : `CAST(${identifier(name)} AS VARCHAR)`;
}
