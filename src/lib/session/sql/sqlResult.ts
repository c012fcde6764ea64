import { DataType, type Table, type Vector } from 'apache-arrow';
import type { Cell } from '../../files/csv/writeCsv';

/** What a statement gave, cell by cell. */
export interface SqlResult {
  columns: { name: string; isNumber: boolean }[];
  rows: number;
  /** null: nothing is there. A truth is 'true' or 'false', a time its ISO text, a list JSON */
  cell: (row: number, column: number) => Cell;
}

export function sqlResult(table: Table): SqlResult {
  const columns = table.schema.fields.map(({ name, type }, at) => ({
    name,
    isNumber: DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type),
    vector: table.getChildAt(at)!,
    written: writer(type)
  }));
  return {
    columns: columns.map(({ name, isNumber }) => ({ name, isNumber })),
    rows: table.numRows,
    cell(row, column) {
      const { vector, written } = columns[column]!;
      const value: unknown = (vector as Vector).get(row);
      return value === null || value === undefined ? null : written(value);
    }
  };
}

/** How a value of a type is written. */
function writer(type: DataType): (value: unknown) => Cell {
  if (DataType.isDate(type)) {
    const isDay = 'unit' in type && type.unit === 0;
    return (value) => dateText(value, isDay);
  }
  if (DataType.isTimestamp(type)) return (value) => dateText(value, false);
  return plain;
}

function dateText(value: unknown, isDay: boolean): string {
  const date = value instanceof Date ? value : new Date(Number(value));
  if (Number.isNaN(date.getTime())) return String(value);
  const iso = date.toISOString();
  return isDay ? iso.slice(0, iso.indexOf('T')) : iso.replace('T', ' ').replace(/(\.000)?Z$/, '');
}

function plain(value: unknown): Cell {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'string':
      return value;
    case 'boolean':
      return String(value);
    default:
      return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? '';
  }
}
