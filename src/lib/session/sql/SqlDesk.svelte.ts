import { openDuckDB } from '../../engine/duckdb';
import type { Engine } from '../../engine/engine';
import * as assets from '../../page/assets';
import type { ClosedTable, OpenTable } from '../../tables/open/openTables';
import { askSql, type SqlFault } from './askSql';
import { Sandbox } from './Sandbox';
import type { SqlResult } from './sqlResult';

/** What a statement came to. */
export interface Outcome {
  statement: string;
  /** ms */
  took: number;
  /** null: it was cancelled */
  answer: { result: SqlResult } | { fault: SqlFault } | null;
}

/** Tables as they may be asked now. */
export interface Asked {
  open: OpenTable[];
  closed: ClosedTable[];
}

/** A statement as it is written, and what the last one that ran came to. */
export class SqlDesk {
  text = $state('');
  isRunning = $state(false);
  outcome = $state.raw<Outcome | null>(null);
  readonly #sandbox;
  #running: AbortController | null = null;

  constructor(
    readonly tables: Asked,
    source: Pick<Engine, 'query'>
  ) {
    this.#sandbox = new Sandbox((ended) => openDuckDB(assets.engine, ended), source);
  }

  /** Starts what runs statements, so that the first need not wait for it. */
  warm(): void {
    // whoever runs a statement is told when it cannot be started
    this.#sandbox.start().catch(() => null);
  }

  async run(): Promise<void> {
    this.cancel();
    const stop = (this.#running = new AbortController());
    const statement = this.text;
    const began = performance.now();
    this.isRunning = true;
    try {
      const answer = await askSql(this.#sandbox, statement, this.tables, stop.signal);
      if (this.#running === stop) this.outcome = { statement, took: performance.now() - began, answer };
    } finally {
      if (this.#running === stop) {
        this.#running = null;
        this.isRunning = false;
      }
    }
  }

  cancel(): void {
    if (!this.#running) return;
    this.#running.abort();
    this.#running = null;
    this.isRunning = false;
    this.outcome = { statement: this.text, took: 0, answer: null };
  }

  close(): void {
    this.#running?.abort();
    this.#running = null;
    void this.#sandbox.close();
  }
}
