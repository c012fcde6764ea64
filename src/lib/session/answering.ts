import type { Engine } from '../engine/engine';
import { askAll, peekAll, queriesFor, type EstimateQuery } from '../estimates/ask';
import type { CellQuery, CellSource } from '../estimates/cells/cellQuery';
import type { Estimate } from '../estimates/estimates';
import type { MatchedAsk } from '../estimates/matched/askMatched';
import { allowRows, type AllowedRows, type RowQuery } from '../estimates/rows';
import type { UnitRows } from '../estimates/units/unitRows';
import { EngineError } from '../engine/engine';
import { SourceError } from '../estimates/sourceError';
import { duckdbSource } from '../estimates/sources/duckdb';
import { duckdbRows } from '../estimates/sources/duckdbRows';
import { pageSource, type PageSource } from '../estimates/sources/page/page';
import { recentSource } from '../estimates/sources/recent';
import { precomputedSource, type Precomputed } from '../estimates/sources/precomputed';
import { unconfirmed } from '../estimates/unconfirmed';
import type { Further } from '../figures/answers';
import type { Opened } from '../figures/survey';
import { yieldToMain } from '../page/yieldToMain';
import type { Answered, Question } from './asking.svelte';
import { startEngine } from './work/engine';

/** When the engine may be asked. */
export interface EngineTime {
  /** Settled when the open tables are in the engine, or cannot be brought there. */
  tablesReady: () => Promise<unknown>;
  /** Settled when work that nobody waits for may begin. */
  quiet: () => Promise<unknown>;
}

/** The estimates that a query has got before, of the same tables; null of none. */
export type Told = (query: EstimateQuery) => Estimate[] | null;

/**
 * Whoever answers questions about the open tables: what was answered lately, what came with the survey, the tables that are on the
 * page, then the engine.
 */
export class Answering {
  #page!: PageSource;
  #source!: CellSource;
  /** the survey whose tables are on the page, or on their way there */
  #brought: Opened | null = null;
  readonly #rows;
  /** the open tables, once they are there */
  readonly engine: Pick<Engine, 'query'>;

  constructor(private readonly time: EngineTime) {
    this.engine = {
      query: async (sql: string, signal?: AbortSignal) => {
        await time.tablesReady();
        return (await startEngine()).query(sql, signal);
      }
    };
    this.#rows = duckdbRows(this.engine);
    this.remember({ stored: [], answers: {} });
  }

  /** Answers that came with the open survey: they are known before its tables are in the engine. */
  remember(precomputed: Precomputed): void {
    this.#page = pageSource(this.engine, duckdbSource(this.engine));
    this.#source = recentSource(precomputedSource(precomputed, this.#page));
  }

  /** The answer, where nobody need be waited for. */
  peek(opened: Opened, { shared, further }: Question, told: Told): Answered | null {
    if (further.matched.length > 0) return null;
    const rows = further.rows.map((query) => this.#page.peekRows(allowRows(opened.codebook, opened.stored, query)));
    if (rows.includes(null)) return null;
    const [estimates] = this.#peek(opened, [shared], told) ?? [];
    const others = estimates && this.#peek(opened, further.estimates, told);
    return estimates && others ? { estimates, further: furtherOf(further, others, rows as Listed[], []) } : null;
  }

  /** Rejects with what the engine died of, or with an AbortError. */
  async count(opened: Opened, { shared, further }: Question, signal: AbortSignal, told: Told): Promise<Answered> {
    const { codebook, stored } = opened;
    await yieldToMain();
    try {
      const [[estimates], others, rows, matched] = await Promise.all([
        this.#count(opened, [shared], signal, told),
        // apart, so that what is precomputed of the shared question is found
        this.#count(opened, further.estimates, signal, told),
        Promise.all(
          further.rows.map((query) => {
            const allowed = allowRows(codebook, stored, query);
            return this.#page.peekRows(allowed) ?? this.#rows.rows(allowed, signal);
          })
        ),
        this.#matched(opened, further.matched, signal)
      ]);
      await yieldToMain();
      return { estimates: estimates!, further: furtherOf(further, others, rows, matched) };
    } catch (error) {
      // a crash brings the tables back, whoever asked
      throw error instanceof SourceError ? (error.cause ?? error) : error;
    }
  }

  /** Brings the open tables to the page, behind all else, so that the same question under another filter is answered at once. */
  async bring(opened: Opened, { shared, further }: Question): Promise<void> {
    const isNew = this.#brought !== opened;
    this.#brought = opened;
    try {
      await this.time.quiet();
      await this.time.tablesReady();
      const { codebook, stored } = opened;
      if (isNew) this.#page.keep(stored.map(({ name }) => name));
      for (const query of queriesFor(codebook, stored, shared, ...further.estimates)) {
        if (this.#brought !== opened) return;
        await this.#page.prepare(query, yieldToMain);
      }
    } catch (error) {
      if (!(error instanceof SourceError || error instanceof EngineError)) throw error;
      // nobody waits for it: whoever asks of these tables is told by the engine
      this.#brought = null;
      return;
    }
    performance.mark('tables-on-page');
  }

  /** What a source is asked, for people who want to check. */
  statement(query: CellQuery): string {
    return this.#source.statement(query);
  }

  rowStatement({ codebook, stored }: Opened, query: RowQuery): string {
    return this.#rows.statement(allowRows(codebook, stored, query));
  }

  /** The units of one wave, each with what it counts. Rejects with a SourceError, or an AbortError. */
  async units(allowed: AllowedRows, signal?: AbortSignal): Promise<UnitRows> {
    return this.#page.peekUnits(allowed) ?? this.#rows.units(allowed, signal);
  }

  /** What finds units again is fetched when somebody asks for it. */
  async #matched({ codebook, stored }: Opened, asked: MatchedAsk[], signal: AbortSignal): Promise<Further['matched']> {
    if (asked.length === 0) return [];
    const [{ askMatched }, { duckdbMatched }] = await Promise.all([
      import('../estimates/matched/askMatched'),
      import('../estimates/sources/duckdbMatched')
    ]);
    const source = duckdbMatched(this.engine);
    return Promise.all(
      asked.map(async (ask) => ({ ask, answer: await askMatched(source, codebook, stored, ask, signal) }))
    );
  }

  #peek(opened: Opened, queries: EstimateQuery[], told: Told): Estimate[][] | null {
    const { asked, withFound } = untold(opened, queries, told);
    const found = peekAll(this.#source, opened.codebook, opened.stored, asked);
    return found && withFound(found);
  }

  async #count(opened: Opened, queries: EstimateQuery[], signal: AbortSignal, told: Told): Promise<Estimate[][]> {
    const { asked, withFound } = untold(opened, queries, told);
    return withFound(await askAll(this.#source, opened.codebook, opened.stored, asked, signal, yieldToMain));
  }
}

/** The queries that have still to be asked, and the answers to all of them, in their order, once these have theirs. */
function untold({ codebook, unconfirmed: waiting }: Opened, queries: EstimateQuery[], told: Told) {
  const known = queries.map(told);
  return {
    asked: queries.filter((_, at) => known[at] === null),
    withFound(found: Estimate[][]): Estimate[][] {
      const left = found.values();
      // estimates of columns that a person has not confirmed say nothing
      return known.map((one) => one ?? unconfirmed(left.next().value!, codebook, waiting));
    }
  };
}

type Listed = Further['rows'][number]['rows'];

const furtherOf = (
  { estimates, rows }: Question['further'],
  found: Estimate[][],
  listed: Listed[],
  matched: Further['matched']
): Further => ({
  matched,
  estimates: estimates.map((query, at) => ({ query, estimates: found[at]! })),
  rows: rows.map((query, at) => ({ query, rows: listed[at]! }))
});
