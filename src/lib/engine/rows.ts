import type { RecordBatch, Table, Vector } from 'apache-arrow';

/** The rows of a small result as plain objects; lists become arrays. */
export function rows<Row extends object>({ batches }: Table): Row[] {
  return batches.flatMap((batch) => rowsOf<Row>(batch));
}

/** The rows of one batch of a result. */
export function rowsOf<Row extends object>(batch: RecordBatch): Row[] {
  const columns = batch.schema.names.map((name, index) => ({ name: String(name), vector: batch.getChildAt(index)! }));
  return Array.from({ length: batch.numRows }, (_, row) => {
    return Object.fromEntries(columns.map(({ name, vector }) => [name, plain(vector.get(row))])) as Row;
  });
}

function plain(value: unknown): unknown {
  if (isVector(value)) return Array.from(value, plain);
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Known by what it can: the class itself would bring all of Arrow into the first scripts. */
const isVector = (value: unknown): value is Vector =>
  typeof value === 'object' && value !== null && 'toArray' in value && 'get' in value;
