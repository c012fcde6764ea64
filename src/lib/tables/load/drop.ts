import type { Engine } from '../../engine/engine';
import { identifier } from '../../engine/sql';
import type { StoredTable } from '../store/stored';
import { storedNames } from '../store/storedNames';

/** Forgets a table. The same content loaded again has the same name: drop only what nothing shows any more. */
export async function drop(engine: Engine, { name }: Pick<StoredTable, 'name'>): Promise<void> {
  storedNames(engine).delete(name);
  await engine.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
}

/** Drops every stored table but these. */
export async function dropOthers(engine: Engine, used: StoredTable[]): Promise<void> {
  const names = new Set(used.map(({ name }) => name));
  for (const name of [...storedNames(engine)]) if (!names.has(name)) await drop(engine, { name });
}
