import * as assets from '../../page/assets';
import type { Engine, EngineCrash } from '../../engine/engine';

let starting: Promise<Engine> | null = null;
let told: (crash: EngineCrash) => void = () => undefined;

/** The page's one engine; a new one, without tables, after the one before has crashed or could not be started. */
export function startEngine(): Promise<Engine> {
  starting ??= open().catch((cause) => {
    starting = null;
    throw cause;
  });
  return starting;
}

/** Whom to tell of a crash, before anybody can ask for the new engine. */
export function onCrash(listener: (crash: EngineCrash) => void): void {
  told = listener;
}

async function open(): Promise<Engine> {
  performance.mark('engine-start');
  // the first view is there before the engine is wanted
  const { openDuckDB } = await import('../../engine/duckdb');
  const engine = await openDuckDB(assets.engine, (crash) => {
    starting = null;
    told(crash);
  });
  performance.mark('engine-ready');
  return engine;
}
