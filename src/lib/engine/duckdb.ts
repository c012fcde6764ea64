import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { Table } from 'apache-arrow';
import { EngineCrash, EngineError, QueryError, TooManyRows, type Engine } from './engine';
import { Life } from './Life';
import { Pulse } from './Pulse';
import { literal } from './sql';

/** Ends that are none of the engine's own. */
const stopped = new Error('the engine was stopped from outside');
const closed = new Error('the engine was closed');

/**
 * DuckDB in a worker, with a compressed in-memory database as its default.
 * @param assets URLs of the wasm module and of the worker's script
 * @param oncrash called once, when the engine that was opened ends by itself or one that opens is stopped; what is asked of it rejects
 * with EngineCrash
 * @throws EngineError when either cannot be loaded or run
 */
export async function openDuckDB(
  assets: { wasm: string; worker: string },
  oncrash: (crash: EngineCrash) => void = () => undefined
): Promise<Engine> {
  const worker = startWorker(assets.worker);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  let isOpen = false;
  const pulse = new Pulse(() => life.end(stopped));
  const life: Life = new Life(
    (crash) => {
      void database.terminate();
      if (crash.cause === stopped || (isOpen && crash.cause !== closed)) oncrash(crash);
    },
    () => pulse.feel()
  );
  worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data?.heart !== undefined) pulse.listen(data.heart);
  });
  worker.addEventListener('error', ({ message }) => life.end(new Error(message || 'the engine stopped')));

  try {
    await life.during(() =>
      Promise.race([database.instantiate(new URL(assets.wasm, location.href).href), unfetched(worker)])
    );
    await life.during(() =>
      database.open({
        path: ':memory:',
        query: {
          castBigIntToDouble: true,
          castDecimalToDouble: true,
          castTimestampToDate: true,
          queryPollingInterval: 50
        }
      })
    );
    // an extension that is wanted but absent must be an error of one statement, not a trap that ends the instance
    const first = await life.during(() => database.connect());
    await life.during(() => first.query('SET autoinstall_known_extensions = false'));
    await life.during(() => first.query('SET autoload_known_extensions = false'));
    // every column is tried with each method that is left: these save nothing of a survey's and take a twentieth of a load
    await life.during(() => first.query(`SET disabled_compression_methods = 'alprd,rle'`));
    await life.during(() => first.query(`ATTACH ':memory:' AS m (COMPRESS)`));
    await life.during(() => first.query('USE m'));
    isOpen = true;
    return new WasmEngine(database, first, life);
  } catch (cause) {
    await database.terminate();
    if (cause instanceof EngineCrash && cause.cause === stopped) throw cause;
    throw new EngineError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** What our lines before the worker's script say, in the shape of one of its own log entries. */
interface Said {
  /** why a promise was rejected that nobody handles */
  unhandled?: string;
  /** the other end of what beats in the worker; null where nothing can */
  heart?: MessagePort | null;
}

/** Rejects when the worker could not fetch the wasm: it leaves that as a rejection that nobody handles, and never answers. */
function unfetched(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data?.unhandled !== undefined) reject(new Error(data.unhandled));
    });
  });
}

/**
 * The worker's script tests files with `instanceof FileSystemSyncAccessHandle`, a name that plain http does not have: there every
 * dropFile would be a ReferenceError. So it runs behind a line that gives it the name. Behind another it has no TransformStream,
 * through which it would count the bytes of the wasm: then the browser keeps the compiled code for the next visit. And before all
 * it starts a worker of its own, the heart, which dies with it and answers what comes over a channel, whatever the engine is busy with.
 */
function startWorker(url: string): Worker {
  const lines = `const say = (said, ports = []) => self.postMessage({ type: 'LOG', data: null, ...said }, ports);
if (self.Worker) {
  const beat = 'onmessage = ({ data }) => { data.onmessage = () => data.postMessage(null); };';
  const { port1, port2 } = new MessageChannel();
  new Worker(URL.createObjectURL(new Blob([beat], { type: 'text/javascript' }))).postMessage(port1, [port1]);
  say({ heart: port2 }, [port2]);
} else say({ heart: null });
self.FileSystemSyncAccessHandle ??= class {};
self.TransformStream = undefined;
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  say({ unhandled: String(event.reason) });
});
importScripts(${JSON.stringify(new URL(url, location.href).href)});`;
  const script = URL.createObjectURL(new Blob([lines], { type: 'text/javascript' }));
  const worker = new Worker(script);
  worker.addEventListener('message', () => URL.revokeObjectURL(script), { once: true });
  return worker;
}

/** Keeps a connection for each statement that runs at the same time; idle ones are used again. */
class WasmEngine implements Engine {
  #idle: AsyncDuckDBConnection[];
  #files = 0;

  constructor(
    readonly database: AsyncDuckDB,
    first: AsyncDuckDBConnection,
    readonly life: Life
  ) {
    this.#idle = [first];
  }

  async query(sql: string, signal?: AbortSignal, most?: number): Promise<Table> {
    signal?.throwIfAborted();
    const connection = await this.#connection();
    try {
      return await this.life.during(() =>
        signal ? pending(connection, sql, { signal, most }, this.life) : connection.query(sql)
      );
    } catch (cause) {
      if (cause instanceof EngineCrash || cause instanceof TooManyRows) throw cause;
      signal?.throwIfAborted();
      throw new QueryError(sql, cause);
    } finally {
      this.#idle.push(connection);
    }
  }

  async register(bytes: Uint8Array): Promise<string> {
    const name = `file_${++this.#files}.csv`;
    await this.life.during(() => this.database.registerFileBuffer(name, bytes));
    return name;
  }

  async release(name: string): Promise<void> {
    await this.life.during(() => this.database.dropFile(name));
  }

  async insert(table: string, rows: Table): Promise<void> {
    const sql = `SELECT table_name FROM duckdb_tables() WHERE database_name = 'm' AND table_name = ${literal(table)}`;
    const create = (await this.query(sql)).numRows === 0;
    const connection = await this.#connection();
    try {
      await this.life.during(() => connection.insertArrowTable(rows, { name: table, create }));
    } catch (cause) {
      if (cause instanceof EngineCrash) throw cause;
      throw new QueryError(`INSERT INTO ${table}`, cause);
    } finally {
      this.#idle.push(connection);
    }
  }

  close(): Promise<void> {
    this.life.end(closed);
    return Promise.resolve();
  }

  async #connection(): Promise<AsyncDuckDBConnection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    const connection = await this.life.during(() => this.database.connect());
    await this.life.during(() => connection.query('USE m'));
    return connection;
  }
}

/** Cancels what was sent. A connection lets go of the files that a cancelled statement read when it runs its next one. */
async function cancelledIn(connection: AsyncDuckDBConnection): Promise<void> {
  await connection.cancelSent();
  await connection.query('SELECT NULL');
}

/** Runs in slices of the polling interval, so that the worker hears of a cancellation between two of them. */
async function pending(
  connection: AsyncDuckDBConnection,
  sql: string,
  { signal, most = Infinity }: { signal: AbortSignal; most?: number | undefined },
  life: Life
): Promise<Table> {
  let cancelled: Promise<unknown> | null = null;
  const cancel = () => {
    // nobody hears of a cancellation any more when the instance has ended
    if (!life.isOver) cancelled = cancelledIn(connection).catch(() => false);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const reader = await connection.send(sql);
    const batches = [];
    let rows = 0;
    for await (const batch of reader) {
      batches.push(batch);
      rows += batch.numRows;
      if (rows <= most) continue;
      cancel();
      throw new TooManyRows(most);
    }
    return batches.length > 0 ? new Table(batches) : new Table(reader.schema);
  } finally {
    signal.removeEventListener('abort', cancel);
    await cancelled;
    signal.throwIfAborted();
  }
}
