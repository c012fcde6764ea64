import type { VariableType } from '../../../codebook/codebook';
import { countedColumns, type AllowedRows } from '../../rows';
import type { RowColumn, UnitRows } from '../../units/unitRows';
import { isCode, isNumber } from '../rowType';
import type { Column } from './column';
import { counted } from './counted';
import type { PageTable } from './table';

/** The units that a query asks for, from one table that is here: as the engine lists them. Null of a query that reads what is not. */
export function listUnits(allowed: AllowedRows, here: PageTable): UnitRows | null {
  const { query, waveTables, table } = allowed;
  const stored = waveTables[0]!;
  const named = [...query.columns, ...countedColumns(query)];
  if (!named.every((column) => here.has(column) || !stored.columns.includes(column))) return null;
  const rows = here.chosen(query.where).subarray(0, query.limit);
  const types = new Map(table.variables.map(({ name, type }) => [name, type]));
  return {
    length: rows.length,
    columns: new Map(query.columns.map((name) => [name, taken(here.rows.column(name), rows, types.get(name))])),
    ...counted(allowed, here, rows)
  };
}

/** Some rows of a column. */
function taken({ codes, values }: Column, rows: Uint32Array, type: VariableType | undefined): RowColumn {
  if (isNumber(type)) {
    const numbers = values.map((value) => (value === null ? NaN : Number(value)));
    const taken = new Float64Array(rows.length);
    for (let place = 0; place < rows.length; place++) taken[place] = numbers[codes[rows[place]!]!]!;
    return { type: 'number', values: taken };
  }
  if (isCode(type)) {
    const words: string[] = [];
    const places = values.map((value) => (value === null ? -1 : words.push(String(value)) - 1));
    const taken = new Int32Array(rows.length);
    for (let place = 0; place < rows.length; place++) taken[place] = places[codes[rows[place]!]!]!;
    return { type: 'code', codes: taken, words };
  }
  const texts = values.map((value) => (value === null ? null : String(value)));
  return { type: 'text', length: rows.length, at: (place) => texts[codes[rows[place]!]!] ?? null };
}
