import type { Table, Vector } from 'apache-arrow';
import type { QuestionType } from '../../codebook/codebook';
import { identifier, literal } from '../../engine/sql';
import { canMeasure, type Edition } from '../cells/question';
import type { AllowedRows } from '../rows';
import type { RowColumn, UnitRows } from '../units/unitRows';
import { RowColumns } from './rowColumns';
import { select } from './select';
import { countedSql } from './statement';

/** Rows with what each of them counts: the columns of the query, then "kept", "y", "x". */
export function unitsStatement({ query, editions, table }: AllowedRows): string {
  const types = new Map(table.questions.map(({ name, type }) => [name, type]));
  const parts = editions.map((edition) => {
    const rows = new RowColumns(edition.columns);
    const counted = query.counted && canMeasure(edition, query.counted.measure) ? query.counted : null;
    // numbers that are weighed, as sums of squares have them: both columns are there, whatever the measure is
    const how = counted && countedSql({ weight: counted.weight, variance: 'weights' as const }, counted.measure, rows);
    const inner = select({ columns: ['*', ...(how?.columns ?? [])], from: rows.from(edition.name, query.where) });
    return select({
      columns: [
        ...query.columns.map(
          (name) => `${valueSql(name, types, edition, editions.length > 1)} AS ${identifier(`its ${name}`)}`
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

function keptSql({ y, notAsked }: { y: string; notAsked: string | null }): string {
  const out = notAsked === null ? '' : ` WHEN ${notAsked} THEN 0`;
  return `CAST(CASE WHEN ${y} IS NOT NULL THEN 2${out} ELSE 1 END AS TINYINT)`;
}

const isNumber = (type: QuestionType | undefined): boolean =>
  type === 'integer' || type === 'decimal' || type === 'boolean';
/** Stored as ENUM: it comes as a number a row and each word once. */
const isCode = (type: QuestionType | undefined): boolean => type === 'select_one' || type === 'area';

function valueSql(
  name: string,
  types: ReadonlyMap<string, QuestionType>,
  { columns }: Edition,
  areMany: boolean
): string {
  const type = types.get(name);
  if (!columns.includes(name)) return isNumber(type) ? 'CAST(NULL AS DOUBLE)' : 'CAST(NULL AS VARCHAR)';
  if (isNumber(type) || (isCode(type) && !areMany)) return identifier(name);
  return `CAST(${identifier(name)} AS VARCHAR)`;
}

/** @param found null: there is no table */
export function readUnits({ query, table }: AllowedRows, found: Table | null): UnitRows {
  const length = found?.numRows ?? 0;
  const types = new Map(table.questions.map(({ name, type }) => [name, type]));
  const numbers = (name: string) => numbersOf(found?.getChild(name) ?? null, length);
  return {
    length,
    columns: new Map(
      query.columns.map((name) => [name, columnOf(found?.getChild(`its ${name}`) ?? null, types.get(name), length)])
    ),
    kept: Uint8Array.from(numbers('kept')),
    y: numbers('y'),
    x: numbers('x')
  };
}

function columnOf(vector: Vector | null, type: QuestionType | undefined, length: number): RowColumn {
  if (isNumber(type)) return { type: 'number', values: numbersOf(vector, length) };
  if (isCode(type)) return { type: 'code', ...codesOf(vector, length) };
  return {
    type: 'text',
    length,
    at: (row) => {
      const value = vector?.get(row) as unknown;
      return value === null || value === undefined ? null : String(value);
    }
  };
}

function numbersOf(vector: Vector | null, length: number): Float64Array {
  const values = new Float64Array(length).fill(NaN);
  let at = 0;
  for (const part of vector?.data ?? []) {
    const own = part.values as ArrayLike<number | bigint>;
    for (let row = 0; row < part.length; row += 1, at += 1) if (part.getValid(row)) values[at] = Number(own[row]);
  }
  return values;
}

function codesOf(vector: Vector | null, length: number): { codes: Int32Array; words: string[] } {
  const codes = new Int32Array(length).fill(-1);
  const places = new Map<string, number>();
  const place = (word: string): number => {
    const known = places.get(word) ?? places.size;
    places.set(word, known);
    return known;
  };
  let at = 0;
  for (const part of vector?.data ?? []) {
    const words = part.dictionary ? Array.from(part.dictionary as Iterable<unknown>, String) : null;
    const known = words?.map(place);
    const own = part.values as ArrayLike<number>;
    for (let row = 0; row < part.length; row += 1, at += 1) {
      if (!part.getValid(row)) continue;
      codes[at] = known ? known[own[row]!]! : place(String(vector!.get(at)));
    }
  }
  return { codes, words: [...places.keys()] };
}
