import type { Engine } from '../../engine/engine';

const names = new WeakMap<Engine, Set<string>>();

/**
 * Names of the stored tables that `load` has made in an engine and `drop` has not dropped. Kept here and not asked of the
 * engine: DuckDB-WASM's first look into its own catalogue costs 100 ms of the page's start.
 */
export function storedNames(engine: Engine): Set<string> {
  const known = names.get(engine) ?? new Set();
  names.set(engine, known);
  return known;
}
