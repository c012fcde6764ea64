/** The page beside the app: the bare engine, and the app's own loading and statements without its pages. */
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { readCodebook } from '../../../src/lib/codebook/readCodebook';
import { openDuckDB } from '../../../src/lib/engine/duckdb';
import type { Engine } from '../../../src/lib/engine/engine';
import { load } from '../../../src/lib/tables/load';

export interface Files {
  wasm: string;
  worker: string;
}

let engine: Engine;

const bench = {
  /** @returns ms from nothing to an engine that has started, and nothing else */
  async instantiate({ wasm, worker }: Files): Promise<number> {
    const start = performance.now();
    const database = new AsyncDuckDB(new VoidLogger(), new Worker(worker));
    await database.instantiate(new URL(wasm, location.href).href);
    return performance.now() - start;
  },

  /** Loads one file the way the app does. @returns the name of the stored table */
  async load(files: Files, pack: readonly [string, string][], file: { url: string; wave: string }): Promise<string> {
    engine = await openDuckDB(files);
    const blob = await (await fetch(file.url)).blob();
    const [loaded] = await load(engine, readCodebook(new Map(pack)), [{ file: blob, name: file.url, wave: file.wave }]);
    const [table] = loaded?.tables ?? [];
    if (!table) throw new Error(JSON.stringify(loaded?.report));
    return table.name;
  },

  /** @returns ms of all statements, asked as the app asks them: with a signal that could cancel */
  async ask(statements: string[]): Promise<number> {
    const start = performance.now();
    for (const sql of statements) await engine.query(sql, new AbortController().signal);
    return performance.now() - start;
  }
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
