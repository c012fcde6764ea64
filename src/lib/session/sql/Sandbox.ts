import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';
import type { OpenTable } from '../../tables/open/openTables';

type Table = Awaited<ReturnType<Engine['query']>>;

/** ms that an engine has to stop by itself */
const patience = 110;

/**
 * An engine apart, of which a person may ask anything: it has copies of open tables and nothing else, reads no file and no address, and
 * what it is told cannot be changed. It dies alone; the page's engine goes on.
 */
export class Sandbox {
  #starting: Promise<Engine> | null = null;
  /** names of what has been brought, or is on its way */
  #brought = new Map<string, Promise<void>>();

  /**
   * @param open a new engine; `ended` is called when it has ended by itself
   * @param source has the tables
   */
  constructor(
    private readonly open: (ended: () => void) => Promise<Engine>,
    private readonly source: Pick<Engine, 'query'>
  ) {}

  /** Starts the engine, unless it runs. */
  async start(): Promise<void> {
    await this.#engine();
  }

  /**
   * The answer to a checked statement on some tables.
   * Rejects with QueryError, TooManyRows, EngineCrash, or with the signal's reason, at most 0.2 s after it fires.
   */
  async run(sql: string, tables: OpenTable[], signal: AbortSignal, most: number): Promise<Table> {
    signal.throwIfAborted();
    const isStopped = Symbol();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => undefined as void;
    const given = new Promise<typeof isStopped>((resolve) => {
      stop = () => void (timer = setTimeout(() => resolve(isStopped), patience));
    });
    signal.addEventListener('abort', stop, { once: true });
    try {
      const answer = this.#answer(sql, tables, signal, most);
      const first = await Promise.race([answer, given]);
      if (first !== isStopped) return first;
      answer.catch(() => null);
      void this.close();
      signal.throwIfAborted();
      throw new DOMException('', 'AbortError');
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  async close(): Promise<void> {
    const starting = this.#starting;
    this.#forget();
    await (await starting?.catch(() => null))?.close();
  }

  async #answer(sql: string, tables: OpenTable[], signal: AbortSignal, most: number): Promise<Table> {
    for (const table of tables) await this.#bring(table);
    signal.throwIfAborted();
    return (await this.#engine()).query(sql, signal, most);
  }

  #engine(): Promise<Engine> {
    const starting = (this.#starting ??= this.#begin(() => {
      if (this.#starting === starting) this.#forget();
    }).catch((cause: unknown) => {
      if (this.#starting === starting) this.#forget();
      throw cause;
    }));
    return starting;
  }

  async #begin(ended: () => void): Promise<Engine> {
    const engine = await this.open(ended);
    await engine.query('SET errors_as_json = true');
    await engine.query(`SET memory_limit = '1GB'`);
    await engine.query('SET enable_external_access = false');
    await engine.query('SET lock_configuration = true');
    return engine;
  }

  #forget(): void {
    this.#starting = null;
    this.#brought.clear();
  }

  #bring(table: OpenTable): Promise<void> {
    const brought = this.#brought;
    const coming =
      brought.get(table.name) ??
      this.#copy(table).catch((cause: unknown) => {
        brought.delete(table.name);
        throw cause;
      });
    brought.set(table.name, coming);
    return coming;
  }

  /** With the same types as it has where it is stored, whatever way the rows came. */
  async #copy({ name, stored, sql }: OpenTable): Promise<void> {
    const engine = await this.#engine();
    const target = identifier(stored ?? name);
    const columns = rows<{ column_name: string; column_type: string }>(await this.source.query(`DESCRIBE ${sql}`));
    const typed = columns.map(({ column_name, column_type }) => `${identifier(column_name)} ${column_type}`);
    // a time would come as a number
    const sent = columns.map(({ column_name: column, column_type: type }) =>
      /^(DATE|TIME)/.test(type) ? `CAST(${identifier(column)} AS VARCHAR) AS ${identifier(column)}` : identifier(column)
    );
    const content = await this.source.query(`SELECT ${sent.join(', ')} FROM (${sql})`);
    await engine.query(`CREATE OR REPLACE TABLE ${target} (${typed.join(', ')})`);
    if (content.numRows > 0) {
      await engine.insert(arriving, content);
      await engine.query(`INSERT INTO ${target} SELECT * FROM ${identifier(arriving)}`);
      await engine.query(`DROP TABLE ${identifier(arriving)}`);
    }
    if (stored !== null && stored !== name)
      await engine.query(`CREATE OR REPLACE VIEW ${identifier(name)} AS SELECT * FROM ${target}`);
  }
}

const arriving = 'arriving';
