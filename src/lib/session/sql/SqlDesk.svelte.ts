import { openDuckDB } from '../../engine/duckdb';
import type { Engine } from '../../engine/engine';
import * as assets from '../../page/assets';
import type { ClosedTable, OpenTable } from '../../tables/open/openTables';
import { askSql, type SqlAnswer } from './askSql';
import { Sandbox } from '../../tables/open/Sandbox';

/** What a statement came to. */
export interface Outcome {
  statement: string;
  /** null: it was cancelled */
  answer: SqlAnswer | null;
}

/** Tables as they may be asked now. */
export interface Asked {
  open: OpenTable[];
  closed: ClosedTable[];
}

/** A statement as it is written, and what the last one that ran came to. */
export class SqlDesk {
  text = $state('');
  /** preparing: its tables are on their way */
  stage = $state<'preparing' | 'running' | null>(null);
  outcome = $state.raw<Outcome | null>(null);
  readonly #sandbox;
  #tables: Asked = { open: [], closed: [] };
  #running: AbortController | null = null;

  constructor(source: Pick<Engine, 'query'>) {
    this.#sandbox = new Sandbox((ended) => openDuckDB(assets.engine, ended), source);
  }

  /** Takes other tables, or the same with other words; what was said of other content is true no more. */
  take(tables: Asked): void {
    const before = this.#tables;
    this.#tables = tables;
    if (alike(before, tables, ({ sql, own }) => [sql, ...own])) return;
    const wasRunning = this.cancel();
    if (!alike(before, tables, ({ stored, own }) => [stored, ...own])) this.outcome = null;
    void this.#sandbox.close();
    // whoever runs a statement is told when it cannot be started
    this.#sandbox.start().catch(() => null);
    if (wasRunning) void this.run();
  }

  async run(): Promise<void> {
    this.cancel();
    const stop = (this.#running = new AbortController());
    const statement = this.text;
    this.stage = 'preparing';
    try {
      const answer = await askSql(this.#sandbox, statement, this.#tables, stop.signal, () => {
        if (this.#running === stop) this.stage = 'running';
      });
      if (this.#running === stop) this.outcome = { statement, answer };
    } finally {
      if (this.#running === stop) {
        this.#running = null;
        this.stage = null;
      }
    }
  }

  /** @returns whether there was anything to cancel */
  cancel(): boolean {
    if (!this.#running) return false;
    this.#running.abort();
    this.#running = null;
    this.stage = null;
    this.outcome = { statement: this.text, answer: null };
    return true;
  }

  close(): void {
    this.#running?.abort();
    this.#running = null;
    void this.#sandbox.close();
  }
}

const alike = (one: Asked, other: Asked, by: (table: OpenTable) => (string | null)[]): boolean =>
  JSON.stringify(one.open.map(by)) === JSON.stringify(other.open.map(by));
