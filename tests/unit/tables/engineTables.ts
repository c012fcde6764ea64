import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { drop } from '../../../src/lib/tables/load/drop';

/** Names of all tables in the engine, in their order. */
export async function tableNames(engine: Engine): Promise<string[]> {
  const found = await engine.query('SELECT table_name FROM duckdb_tables() ORDER BY table_name');
  return rows<{ table_name: string }>(found).map((row) => row.table_name);
}

/** Leaves the engine empty for the next test. */
export async function dropAll(engine: Engine): Promise<void> {
  for (const name of await tableNames(engine)) await drop(engine, { name });
}
