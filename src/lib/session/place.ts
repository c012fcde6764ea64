import type { Engine } from '../engine/engine';
import type { Loaded } from '../tables/load';
import { join, sameEdition } from './join';
import type { Opened } from './session.svelte';

/** only: the new tables alone · replace: instead of those of the same table and wave · append: joined to them */
export type Placement = 'only' | 'replace' | 'append';

/** Files that are loaded and wait to be put in place. */
export interface Pending {
  loaded: Loaded[];
  /** a table and wave that is loaded already has come again */
  overlaps: boolean;
  /** tables whose content is open already, to the letter */
  repeated: number;
  /** made-up tables are open */
  overSimulated: boolean;
}

export function pendingOver({ stored, simulated }: Opened, loaded: Loaded[]): Pending {
  const fresh = loaded.flatMap(({ tables }) => tables);
  return {
    loaded,
    overlaps: fresh.some((table) => stored.some((other) => sameEdition(other, table))),
    repeated: fresh.filter((table) => stored.some(({ name }) => name === table.name)).length,
    overSimulated: stored.some(({ name }) => simulated.has(name))
  };
}

/** What is open when the files are in place. A table that made-up rows were joined to is made up, too. */
export async function place(
  engine: Engine,
  opened: Opened,
  { loaded }: Pending,
  placement: Placement
): Promise<Opened> {
  const fresh = await join(
    engine,
    loaded.flatMap(({ tables }) => tables)
  );
  const kept = placement === 'only' ? [] : opened.stored;
  const stored =
    placement === 'append'
      ? await join(engine, [...kept, ...fresh])
      : [...kept.filter((table) => !fresh.some((other) => sameEdition(other, table))), ...fresh];
  const madeUp = kept.filter(({ name }) => opened.simulated.has(name));
  const joined = stored.filter((table) => !fresh.includes(table) && madeUp.some((other) => sameEdition(other, table)));
  return { ...opened, stored, simulated: new Set(joined.map(({ name }) => name)) };
}
