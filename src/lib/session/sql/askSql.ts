import { EngineCrash, QueryError, TooManyRows } from '../../engine/engine';
import { checkStatement } from '../../engine/statement/checkStatement';
import { engineFault } from '../../engine/statement/engineFault';
import { StatementFault, type FaultKind } from '../../engine/statement/fault';
import type { ClosedTable, OpenTable } from '../../tables/open/openTables';
import type { Sandbox } from '../../tables/open/Sandbox';
import { sqlResult, type SqlResult } from './sqlResult';

/** Rows that are kept of a result; more are neither shown nor handed out. */
export const mostRows = 1_000_000;

/** s that a statement may take */
export const mostSeconds = 30;

/** Why there is no result. */
export interface SqlFault {
  /** engine: DuckDB says so · time: it took too long · rows: it gives too many · crash: its engine ended · unreadable: of a type that is not shown */
  kind: FaultKind | 'engine' | 'time' | 'rows' | 'crash' | 'unreadable';
  /** what stands at the place, or what DuckDB says */
  said: string;
  /** of an engine's: Parser, Binder, Catalog … */
  type: string;
  /** place in the statement; null: of the whole */
  from: number | null;
  to: number | null;
}

/** What a statement gives, which tables it was asked of and how many ms it took, or why it gives nothing. */
export type SqlAnswer = { result: SqlResult; tables: OpenTable[]; took: number } | { fault: SqlFault };

/**
 * Checks a statement, brings the tables that it reads and runs it: only that is limited in time.
 * @param cancelled fires when a person wants it no more
 * @param running called when it runs
 * @returns null when it was cancelled
 */
export async function askSql(
  sandbox: Sandbox,
  statement: string,
  { open, closed }: { open: OpenTable[]; closed: ClosedTable[] },
  cancelled: AbortSignal,
  running: () => void = () => undefined,
  seconds = mostSeconds
): Promise<SqlAnswer | null> {
  const stop = new AbortController();
  const cancel = () => stop.abort(new DOMException('cancelled', 'AbortError'));
  let timer: ReturnType<typeof setTimeout> | undefined;
  cancelled.addEventListener('abort', cancel, { once: true });
  try {
    const names = namesOf(open);
    const checked = checkStatement(statement, { open: new Set(names.keys()), closed: new Set(namesOf(closed).keys()) });
    const tables = [...new Set(checked.tables.map((name) => names.get(name)!))];
    await sandbox.bring(tables, stop.signal);
    const began = performance.now();
    timer = setTimeout(() => stop.abort(new DOMException('too long', 'TimeoutError')), seconds * 1000);
    running();
    const table = await sandbox.run(checked.sql, stop.signal, mostRows);
    return { result: sqlResult(table), tables, took: performance.now() - began };
  } catch (error) {
    if (cancelled.aborted) return null;
    return { fault: faultOf(error, statement) };
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener('abort', cancel);
  }
}

/** Tables by the names that they are known under, in small letters. */
function namesOf<Named extends { name: string; stored: string | null }>(tables: Named[]): Map<string, Named> {
  return new Map(
    tables.flatMap((table) =>
      [table.name, table.stored].flatMap((name) => (name === null ? [] : [[name.toLowerCase(), table] as const]))
    )
  );
}

function faultOf(error: unknown, statement: string): SqlFault {
  const whole = { type: '', from: null, to: null };
  if (error instanceof StatementFault)
    return { kind: error.kind, said: error.what, type: '', from: error.from, to: error.to };
  if (error instanceof QueryError) {
    const { type, said, at } = engineFault(error);
    if (type === '') return { kind: 'unreadable', said, ...whole };
    return { kind: 'engine', said, type, from: at, to: at === null ? null : endOfWord(statement, at) };
  }
  if (error instanceof TooManyRows) return { kind: 'rows', said: '', ...whole };
  if (error instanceof EngineCrash) return { kind: 'crash', said: error.message, ...whole };
  if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'time', said: '', ...whole };
  throw error;
}

/** Where the word ends that begins at a place. */
function endOfWord(statement: string, at: number): number {
  const word = /^(?:[\p{L}\p{M}\p{N}_]+|"[^"]*"|'[^']*'|[^])/u.exec(statement.slice(at));
  return at + (word?.[0].length ?? 0);
}
