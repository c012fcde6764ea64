import type { Table } from 'apache-arrow';

/** SQL in, Arrow out. Knows no surveys. */
export interface Engine {
  /**
   * Runs one statement. Rejects with QueryError, with the signal's reason when it fires first (an AbortError), or with TooManyRows as
   * soon as more than `most` have come.
   */
  query(sql: string, signal?: AbortSignal, most?: number): Promise<Table>;
  /** Takes bytes away, and makes them readable to SQL as a file under a name of its choosing, given as an unquoted path. */
  register(bytes: Uint8Array): Promise<string>;
  release(name: string): Promise<void>;
  /** Adds the rows of an Arrow table to a table that is made if it does not exist. */
  insert(table: string, rows: Table): Promise<void>;
  /** Ends it: what still waits, and what is asked from now on, rejects with EngineCrash. */
  close(): Promise<void>;
}

/** The engine could not be started on this machine. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** The engine ended by itself or was closed, and its tables with it; only a new one can answer. */
export class EngineCrash extends EngineError {
  override name = 'EngineCrash';
}

export class QueryError extends Error {
  override name = 'QueryError';

  constructor(
    readonly sql: string,
    cause: unknown
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** A statement was stopped because it gives more rows than are wanted. */
export class TooManyRows extends Error {
  override name = 'TooManyRows';

  constructor(readonly most: number) {
    super(`more than ${most} rows`);
  }
}
