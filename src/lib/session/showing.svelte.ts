import { page } from '$app/state';
import { goto } from '$app/navigation';
import { EngineCrash } from '../engine/engine';
import { ask, type EstimateQuery } from '../estimates/ask';
import type { CellSource } from '../estimates/question';
import { unconfirmed } from '../estimates/unconfirmed';
import { duckdbSource } from '../estimates/sources/duckdb';
import { rememberedSource, type Remembered } from '../estimates/sources/remembered';
import { href, type Page } from '../href';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '../paraglide/runtime';
import { turn } from '../turn';
import { readView, writeView } from './address';
import { Answers } from './answers';
import { startEngine } from './engine';
import type { Opened } from './files.svelte';
import { painted } from './painted';
import { resolveView, type ResolvedView, type View } from './view';

/** Answers with the view that they answer. */
export interface Stage {
  answers: Answers;
  shown: ResolvedView;
}

/** What is shown of what is open: the view, which lives in the address, its question, and the answers, which are never stored. */
export abstract class Showing {
  abstract readonly opened: Opened | null;
  abstract trouble: unknown;
  answers = $state.raw<Answers | null>(null);
  locale = $state<Locale>(getLocale());

  view = $derived(readView(page.url.searchParams));
  waves = $derived.by(() => {
    const { codebook, stored = [] } = this.opened ?? {};
    return (codebook?.waves ?? []).filter(({ id }) => stored.some(({ wave }) => wave === id)).map(({ id }) => id);
  });
  shown = $derived.by(() => (this.opened ? resolveView(this.view, this.opened.codebook, this.waves) : null));
  /** what the answers must answer, as text: it stays the same while a view changes that asks nothing new */
  question = $derived.by(() => {
    const { base, filters } = this.shown ?? {};
    return base === undefined ? null : JSON.stringify({ waves: this.waves, filters, base });
  });
  /** view and answers that belong together: what is shown until the next answers are there */
  stage = $derived.by<Stage | null>(() => {
    const { opened, question, shown, answers } = this;
    if (!opened || !shown) this.#stage = null;
    else if (answers?.opened === opened && answers.question === question) this.#stage = { answers, shown };
    return this.#stage;
  });
  simulated = $derived.by(() => this.opened?.stored.some(({ name }) => this.opened!.simulated.has(name)) ?? false);

  #stage: Stage | null = null;
  #answering: Promise<void> = Promise.resolve();
  /** answers that came with the open survey */
  protected remembered: Remembered = { stored: [], answers: {} };

  constructor() {
    // every word that is drawn asks for the locale, so every word follows it
    overwriteGetLocale(() => this.locale);
  }

  /** Settled when the open tables are in the engine, or cannot be brought there. */
  protected abstract tablesReady(): Promise<unknown>;

  /** Asks for all estimates of the current question; the last answers stay until the new ones are there. */
  answer(signal: AbortSignal): Promise<void> {
    this.#answering = this.#answer(signal);
    return this.#answering;
  }

  /** Settled when all that is shown has its answers, or cannot have any; what changed just now is asked for when it is drawn. */
  async answered(): Promise<void> {
    await painted();
    await this.#answering;
  }

  async #answer(signal: AbortSignal): Promise<void> {
    const { opened, question } = this;
    if (!opened || !question) return;
    const query = JSON.parse(question) as EstimateQuery;
    try {
      await painted();
      const found = await ask(this.source(), opened.codebook, opened.stored, query, signal);
      const estimates = unconfirmed(found, opened.codebook, opened.unconfirmed);
      await painted();
      if (!signal.aborted) this.answers = new Answers(opened, question, query, estimates);
    } catch (error) {
      // after a crash the tables come back and everything is asked again
      if (!signal.aborted && !(error instanceof EngineCrash)) this.trouble = error;
    }
  }

  /** Whoever answers questions about the open tables: what is remembered of them first, then the engine. */
  source(): CellSource {
    const counted = duckdbSource({
      query: async (sql, signal) => {
        await this.tablesReady();
        return (await startEngine()).query(sql, signal);
      }
    });
    const { cells, statement } = rememberedSource(this.remembered, counted);
    return { cells: (...asked) => cells(...asked).finally(turn), statement };
  }

  /** Goes to a view; a change of the view is a step that "back" undoes. */
  async show(change: Partial<View>): Promise<void> {
    await goto(this.link(change), { keepFocus: true, noScroll: true });
  }

  /** Address of a changed view, for links. */
  link(change: Partial<View>, at: Page | null = null): string {
    return at === null
      ? page.url.pathname + writeView({ ...this.view, ...change })
      : href(at, writeView({ ...this.view, ...change }));
  }

  speak(locale: Locale): void {
    setLocale(locale, { reload: false });
    this.locale = locale;
  }
}
