import { Vector, type Table } from 'apache-arrow';

/** The rows of a small result as plain objects; lists become arrays. */
export function rows<Row extends object>(table: Table): Row[] {
  const columns = table.schema.names.map((name, index) => ({ name: String(name), vector: table.getChildAt(index)! }));
  return Array.from({ length: table.numRows }, (_, row) => {
    return Object.fromEntries(columns.map(({ name, vector }) => [name, plain(vector.get(row))])) as Row;
  });
}

function plain(value: unknown): unknown {
  if (value instanceof Vector) return Array.from(value, plain);
  return typeof value === 'bigint' ? Number(value) : value;
}
