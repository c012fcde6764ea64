import type { Table } from 'apache-arrow';
import { EngineCrash, type Engine } from '../../engine/engine';
import { SourceError } from '../sourceError';

/**
 * What a statement gives.
 * @throws SourceError: a crash is worth asking again, since a new engine gets the tables back. An AbortError stays one
 */
export async function runStatement(engine: Pick<Engine, 'query'>, sql: string, signal?: AbortSignal): Promise<Table> {
  try {
    return await engine.query(sql, signal);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new SourceError(message, cause instanceof EngineCrash, { cause });
  }
}
