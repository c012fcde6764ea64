import type { Engine } from '../engine/engine';
import { identifier } from '../engine/sql';
import { Fingerprint } from '../intake/fingerprint';
import type { StoredTable } from './stored';
import { storedNames } from './storedNames';

/** A new table with the rows of both; a column that one of them lacks is NULL there. Neither of the two is changed. */
export async function append(
  engine: Engine,
  a: StoredTable,
  b: StoredTable,
  signal?: AbortSignal
): Promise<StoredTable> {
  const name = `${a.table}_${new Fingerprint().add(`${a.name} ${b.name}`).hex()}`;
  await engine.query(
    `CREATE TABLE IF NOT EXISTS ${identifier(name)} AS
     SELECT * FROM ${identifier(a.name)} UNION ALL BY NAME SELECT * FROM ${identifier(b.name)}`,
    signal
  );
  return {
    table: a.table,
    wave: a.wave,
    name,
    rows: a.rows + b.rows,
    columns: [...new Set([...a.columns, ...b.columns])],
    areas: [...new Set([...a.areas, ...b.areas])].sort()
  };
}

/** Forgets a table. The same content loaded again has the same name: drop only what nothing shows any more. */
export async function drop(engine: Engine, stored: StoredTable): Promise<void> {
  storedNames(engine).delete(stored.name);
  await engine.query(`DROP TABLE IF EXISTS ${identifier(stored.name)}`);
}
