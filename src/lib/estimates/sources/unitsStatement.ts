import type { VariableType } from '../../codebook/codebook';
import { identifier, literal } from '../../engine/sql';
import { canMeasure, type WaveTable } from '../cells/cellQuery';
import type { AllowedRows } from '../rows';
import { RowColumns } from './rowColumns';
import { select } from './select';
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
        ...query.columns.map(
          (name) => `${valueSql(name, types, waveTable, waveTables.length > 1)} AS ${identifier(`its ${name}`)}`
        ),
        `${how ? keptSql(how) : 'CAST(2 AS TINYINT)'} AS "kept"`,
        `${how ? `coalesce(${how.y}, 0)` : 'CAST(0 AS DOUBLE)'} AS "y"`,
        `${how ? `CASE WHEN ${how.y} IS NULL THEN 0 ELSE ${how.x} END` : 'CAST(0 AS DOUBLE)'} AS "x"`
      ],
      from: inner
    });
  });
  return `${parts.join('\nUNION ALL\n')}\nLIMIT ${literal(query.limit)}`;
}

/** The same rows as one row of lists: a row each would come in some fifty parts for 100,000, each a question to the engine. */
export function listsStatement(allowed: AllowedRows): string {
  const columns = [...allowed.query.columns.map((name) => `its ${name}`), 'kept', 'y', 'x'].map(identifier);
  return select({ columns: columns.map((name) => `list(${name}) AS ${name}`), from: unitsStatement(allowed) });
}

function keptSql({ y, notEligible }: { y: string; notEligible: string | null }): string {
  const out = notEligible === null ? '' : ` WHEN ${notEligible} THEN 0`;
  return `CAST(CASE WHEN ${y} IS NOT NULL THEN 2${out} ELSE 1 END AS TINYINT)`;
}

export const isNumber = (type: VariableType | undefined): boolean =>
  type === 'integer' || type === 'decimal' || type === 'boolean';
/** Stored as ENUM: it comes as a number a row and each word once. */
export const isCode = (type: VariableType | undefined): boolean => type === 'select_one' || type === 'area';

/** Worked out of other columns: its codes come as words. */
const isMade = (name: string, { own = [] }: WaveTable): boolean => own.some((one) => one.name === name);

function valueSql(name: string, types: ReadonlyMap<string, VariableType>, waveTable: WaveTable, areMany: boolean) {
  const { columns } = waveTable;
  const type = types.get(name);
  if (!columns.includes(name)) return isNumber(type) ? 'CAST(NULL AS DOUBLE)' : 'CAST(NULL AS VARCHAR)';
  if (isNumber(type)) return identifier(name);
  if (isCode(type) && !areMany && !isMade(name, waveTable)) return `CAST(enum_code(${identifier(name)}) AS INTEGER)`;
  return `CAST(${identifier(name)} AS VARCHAR)`;
}

/** The words of the columns of codes, a list each, for codes that come as numbers; null where they come as words. */
export function wordsStatement({ query, waveTables: [waveTable, ...others], table }: AllowedRows): string | null {
  const types = new Map(table.variables.map(({ name, type }) => [name, type]));
  if (!waveTable || others.length > 0) return null;
  const isStored = (name: string) => waveTable.columns.includes(name) && !isMade(name, waveTable);
  const coded = query.columns.filter((name) => isCode(types.get(name)) && isStored(name));
  if (coded.length === 0) return null;
  const columns = coded.map((name) => `enum_range(${identifier(name)}) AS ${identifier(name)}`);
  return `${select({ columns, from: identifier(waveTable.name) })}\nLIMIT 1`;
}
