import { EngineCrash, type Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';
import type { OpenTable } from './openTables';

type Table = Awaited<ReturnType<Engine['query']>>;

/** ms that an engine has to stop by itself */
const patience = 110;

/** One engine of the sandbox, and what it has. */
interface Room {
  engine: Engine;
  /** names of what has been brought, or is on its way */
  brought: Map<string, Promise<void>>;
}

/**
 * An engine apart, of which a person may ask anything: it has copies of open tables and nothing else, reads no file and no address, and
 * what it is told cannot be changed. It dies alone; the page's engine goes on.
 */
export class Sandbox {
  #starting: Promise<Room> | null = null;
  /** fires when nothing that was asked so far is wanted any more */
  #closing = new AbortController();
  #bringing: Promise<unknown> = Promise.resolve();
  /** settled when the last statement is over */
  #last: Promise<unknown> = Promise.resolve();

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
    await this.#room();
  }

  /** Brings tables, unless they are there. Rejects with the signal's reason as soon as it fires, with EngineCrash when it is closed. */
  async bring(tables: OpenTable[], signal: AbortSignal): Promise<void> {
    const closing = this.#closing.signal;
    const coming = this.#bringing.then(() => this.#bringAll(tables, closing));
    this.#bringing = coming.catch(() => null);
    await before(signal, 0, coming);
  }

  /**
   * The answer to a checked statement on tables that have been brought.
   * Rejects with QueryError, TooManyRows, EngineCrash, or with the signal's reason, at most 0.2 s after it fires.
   */
  async run(sql: string, signal: AbortSignal, most: number): Promise<Table> {
    const running = this.#run(sql, signal, most);
    this.#last = running.catch(() => null);
    return running;
  }

  async #run(sql: string, signal: AbortSignal, most: number): Promise<Table> {
    signal.throwIfAborted();
    const answer = (await this.#room()).engine.query(sql, signal, most);
    try {
      return await before(signal, patience, answer);
    } catch (error) {
      if (error === deaf) {
        void this.#stop();
        signal.throwIfAborted();
      }
      throw error;
    }
  }

  /** Ends the engine with its tables; what is asked from now on has another one. */
  async close(): Promise<void> {
    this.#closing.abort(new EngineCrash('the sandbox was closed'));
    this.#closing = new AbortController();
    await this.#stop();
  }

  async #stop(): Promise<void> {
    const starting = this.#starting;
    this.#starting = null;
    await (await starting?.catch(() => null))?.engine.close();
  }

  /** One after the other: what the engine is told holds for the one connection that is used again and again. */
  async #bringAll(tables: OpenTable[], closing: AbortSignal): Promise<void> {
    // whether the engine lives on is known when a statement that was cancelled is over
    await this.#last;
    closing.throwIfAborted();
    const room = await this.#room();
    for (const table of tables) await this.#bring(room, table);
  }

  #room(): Promise<Room> {
    const forget = () => {
      if (this.#starting === starting) this.#starting = null;
    };
    const starting = (this.#starting ??= this.#begin(forget).catch((cause: unknown) => {
      forget();
      throw cause;
    }));
    return starting;
  }

  async #begin(ended: () => void): Promise<Room> {
    const engine = await this.open(ended);
    await engine.query('SET errors_as_json = true');
    await engine.query(`SET memory_limit = '1GB'`);
    await engine.query('SET enable_external_access = false');
    await engine.query('SET lock_configuration = true');
    return { engine, brought: new Map() };
  }

  #bring({ engine, brought }: Room, table: OpenTable): Promise<void> {
    const coming =
      brought.get(table.name) ??
      this.#copy(engine, table).catch((cause: unknown) => {
        brought.delete(table.name);
        throw cause;
      });
    brought.set(table.name, coming);
    return coming;
  }

  /** With the same types as it has where it is stored, codes as texts: an ENUM of a long result would come without its words. */
  async #copy(engine: Engine, { name, stored, sql, own }: OpenTable): Promise<void> {
    const target = identifier(stored ?? name);
    const columns = rows<{ column_name: string; column_type: string }>(await this.source.query(`DESCRIBE ${sql}`));
    const typed = columns.map(
      ({ column_name, column_type }) =>
        `${identifier(column_name)} ${column_type.startsWith('ENUM') ? 'VARCHAR' : column_type}`
    );
    const sent = columns.map(({ column_name, column_type }) => {
      const column = identifier(column_name);
      // a time would come as a number
      return /^(ENUM|DATE|TIME)/.test(column_type) ? `CAST(${column} AS VARCHAR) AS ${column}` : column;
    });
    const content = await this.source.query(`SELECT ${sent.join(', ')} FROM (${sql})`);
    await engine.query(`CREATE OR REPLACE TABLE ${target} (${typed.join(', ')})`);
    if (content.numRows > 0) {
      await engine.insert(arriving, content);
      await engine.query(`INSERT INTO ${target} SELECT * FROM ${identifier(arriving)}`);
      await engine.query(`DROP TABLE ${identifier(arriving)}`);
    }
    if (stored !== null && stored !== name)
      await engine.query(
        `CREATE OR REPLACE VIEW ${identifier(name)} AS SELECT ${['*', ...own].join(', ')} FROM ${target}`
      );
  }
}

/** what rows are called on their way */
const arriving = 'arriving';

const deaf = new Error('the engine does not hear of a cancellation');

/** What comes first: the answer, or so many ms after the signal has fired its reason; `deaf` where an engine was given that time. */
async function before<Answer>(signal: AbortSignal, ms: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => undefined as void;
  const over = new Promise<never>((_, reject) => {
    stop = () => void (timer = setTimeout(() => reject(ms > 0 ? deaf : signal.reason), ms));
  });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  answer.catch(() => null);
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
