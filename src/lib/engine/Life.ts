import { EngineCrash } from './engine';

/** Whether an instance of an engine still lives. Whatever is asked of it is awaited together with its end. */
export class Life {
  #isOver = false;
  #reject!: (crash: EngineCrash) => void;
  #end = new Promise<never>((_, reject) => (this.#reject = reject));

  /**
   * @param onend called once, when the instance has ended by itself
   * @param feel called when something is asked, to feel whether the instance lives until what it returns is called
   */
  constructor(
    readonly onend: (crash: EngineCrash) => void,
    readonly feel: () => () => void = () => () => undefined
  ) {
    this.#end.catch(() => null);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** The answer, or EngineCrash when the instance ends before. A trap, whoever meets it, is its end. */
  async during<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#isOver) return this.#end;
    const done = this.feel();
    try {
      return await Promise.race([ask(), this.#end]);
    } catch (cause) {
      if (isTrap(cause)) this.end(cause);
      // of work that failed because the instance ended, the end is the cause
      if (this.#isOver) return this.#end;
      throw cause;
    } finally {
      done();
    }
  }

  end(cause: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const crash = new EngineCrash(cause instanceof Error ? cause.message : String(cause), { cause });
    this.#reject(crash);
    this.onend(crash);
  }
}

/**
 * True for an error after which nothing that the instance says can be trusted: code that WebAssembly stopped in its middle,
 * or an error by which DuckDB itself declares its database invalid. Running out of memory is neither: DuckDB says so and lives.
 */
export function isTrap(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause.name === 'RuntimeError' || /call stack|too much recursion/.test(cause.message)) return true;
  return /^(FATAL|INTERNAL) Error|database has been invalidated/.test(cause.message);
}
