import type { Engine } from '../engine/engine';
import { append } from '../tables/append';
import type { StoredTable } from '../tables/stored';

export const sameEdition = (a: StoredTable, b: StoredTable): boolean => a.table === b.table && a.wave === b.wave;

/** One table a table and wave: files of the same one are joined in their order; the same content twice counts once. */
export async function join(engine: Engine, tables: StoredTable[]): Promise<StoredTable[]> {
  const joined: StoredTable[] = [];
  for (const table of tables) {
    const at = joined.findIndex((other) => sameEdition(other, table));
    if (at < 0) joined.push(table);
    else if (joined[at]!.name !== table.name) joined[at] = await append(engine, joined[at]!, table);
  }
  return joined;
}
