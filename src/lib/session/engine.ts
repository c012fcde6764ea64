import * as assets from '../assets';
import { openDuckDB } from '../engine/duckdb';
import type { Engine } from '../engine/engine';

let starting: Promise<Engine> | null = null;

/** The page's one engine. */
export function startEngine(): Promise<Engine> {
  starting ??= open();
  return starting;
}

async function open(): Promise<Engine> {
  performance.mark('engine-start');
  const engine = await openDuckDB(assets.engine);
  performance.mark('engine-ready');
  return engine;
}
