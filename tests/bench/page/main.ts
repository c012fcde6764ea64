/** The page beside the app: the bare engine, and the app's own loading and statements without its pages. */
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { openDuckDB } from '../../../src/lib/engine/duckdb';
import type { Engine } from '../../../src/lib/engine/engine';
import type { IntakeReport } from '../../../src/lib/intake/report/report';
import { check } from '../../../src/lib/tables/checks/check';
import { load, type LoadProgress, type Step } from '../../../src/lib/tables/load/load';

export interface Files {
  wasm: string;
  worker: string;
}

export interface Intake {
  ms: number;
  /** of what is counted when the rows are there */
  checkMs: number;
  steps: Record<Step, number>;
  memory: number;
  report: IntakeReport;
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

  /** Loads the picked file the way the app does. @returns the steps' ms, and bytes of the engine's memory when it is done */
  async intake(files: Files, pack: readonly [string, string][]): Promise<Intake> {
    engine = await openDuckDB(files);
    const file = document.querySelector('input')!.files![0]!;
    const codebook = readCodebook(new Map(pack));
    const steps: Intake['steps'] = { read: 0, clean: 0, store: 0 };
    const start = performance.now();
    let last = { step: 'read' as Step, at: start };
    const pass = (step: Step) => {
      const now = performance.now();
      steps[last.step] += now - last.at;
      last = { step, at: now };
    };
    const progress = ({ step }: { step: Step }) => pass(step);
    const [loaded] = await load(engine, codebook, [{ file, name: file.name }], { progress, check: false });
    pass('store');
    const ms = performance.now() - start;
    const report = await check(engine, codebook, loaded!);
    const checkMs = performance.now() - start - ms;
    const memory = await engine.query('SELECT sum(memory_usage_bytes) AS bytes FROM duckdb_memory()');
    return {
      ms,
      checkMs,
      steps,
      memory: Number(memory.getChildAt(0)!.get(0)),
      report: { ...report, preview: [], columns: [] }
    };
  },

  /** Loads the picked file and cancels when so much of it is done, again and again. @returns ms from each cancel to the end of its load */
  async cancels(files: Files, pack: readonly [string, string][], shares: readonly number[]): Promise<number[]> {
    engine = await openDuckDB(files);
    const file = document.querySelector('input')!.files![0]!;
    const codebook = readCodebook(new Map(pack));
    // nobody cancels the first load of an engine: something is open already
    await load(engine, codebook, [{ file: file.slice(0, 1 << 20), name: file.name }]);
    const took: number[] = [];
    for (const wanted of shares) {
      const stop = new AbortController();
      let cancelled = 0;
      const progress = ({ share }: LoadProgress) => {
        if (share < wanted || cancelled > 0) return;
        cancelled = performance.now();
        stop.abort();
      };
      try {
        await load(engine, codebook, [{ file, name: file.name }], { signal: stop.signal, progress, check: false });
      } catch (error) {
        if (!stop.signal.aborted) throw error;
      }
      if (cancelled === 0) throw new Error(`loaded without a word after ${wanted}, so nothing was cancelled`);
      await engine.query('SELECT 1');
      took.push(performance.now() - cancelled);
    }
    return took;
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
