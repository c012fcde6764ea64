import { navigating, page } from '$app/state';
import { goto } from '$app/navigation';
import { EngineCrash } from '../engine/engine';
import { ask } from '../estimates/ask';
import type { CellSource } from '../estimates/question';
import { SourceError } from '../estimates/sourceError';
import { unconfirmed } from '../estimates/unconfirmed';
import { duckdbSource } from '../estimates/sources/duckdb';
import { rememberedSource, type Remembered } from '../estimates/sources/remembered';
import { href, type Page } from '../page/href';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '../paraglide/runtime';
import { turn } from '../page/turn';
import { readView, writeView } from './address';
import type { Answers } from './answers';
import { Asking } from './asking.svelte';
import { startEngine } from './work/engine';
import type { Opened } from './files/files.svelte';
import { painted } from '../page/painted';
import { resolveView, wavesOf, type ResolvedView, type View } from './view';

/** Answers with the view that they answer. */
export interface Stage {
  answers: Answers;
  shown: ResolvedView;
}

/** What is shown of what is open: the view, which lives in the address, and the answers to it. */
export abstract class Showing {
  abstract readonly opened: Opened | null;
  abstract trouble: unknown;
  /** work is being done that will change what is open */
  protected abstract readonly isWorking: boolean;
  /** what figures, sentences and menus are made of; replaced as one, when the answers to the address are there */
  stage = $state.raw<Stage | null>(null);
  locale = $state<Locale>(getLocale());

  view = $derived(readView(page.url.searchParams));
  /** the survey that stands on the page */
  standing = $derived.by(() => this.stage?.answers.opened ?? this.opened);
  waves = $derived(this.standing ? wavesOf(this.standing) : []);
  shown = $derived(
    this.stage?.shown ?? (this.standing ? resolveView(this.view, this.standing.codebook, this.waves) : null)
  );
  simulated = $derived(this.standing?.stored.some(({ name }) => this.standing!.simulated.has(name)) ?? false);

  /** where a person wants to go, before the answers are there */
  #wanted = $state.raw<View | null>(null);
  #asking = new Asking(async (opened, query, signal) => {
    await painted();
    const estimates = await ask(this.source(), opened.codebook, opened.stored, query, signal);
    await turn();
    return unconfirmed(estimates, opened.codebook, opened.unconfirmed);
  });
  #going: Promise<void> = Promise.resolve();
  #drawing = $state(0);
  /** the figures are being computed anew */
  asking = $derived(this.#asking.busy);
  /** not all that stands on the page belongs together, or more is on its way */
  busy = $derived.by(
    () => this.asking || this.#wanted !== null || this.#drawing > 0 || this.isWorking || navigating.to !== null
  );
  /** answers that came with the open survey */
  protected remembered: Remembered = { stored: [], answers: {} };

  constructor() {
    // every word that is drawn asks for the locale, so every word follows it
    overwriteGetLocale(() => this.locale);
  }

  /** Settled when the open tables are in the engine, or cannot be brought there. */
  protected abstract tablesReady(): Promise<unknown>;

  /** Puts on the page what the address asks of what is open; what stands there stays until the answers have come. */
  follow(): void {
    const { opened } = this;
    // a person is on the way to somewhere else
    if (this.#wanted) return;
    const next = opened && this.#question(opened, this.view);
    if (!opened || !next) {
      this.stage = null;
      return;
    }
    const answers = this.#asking.known(opened, next.question);
    if (answers) this.stage = { answers, shown: next.shown };
    else
      this.#asking.ask(opened, next.question).then(
        () => this.follow(),
        (error) => this.#fail(error)
      );
  }

  /** Settled when all that is shown has its answers, or cannot have any; what changed just now is asked for when it is drawn. */
  async answered(): Promise<void> {
    await painted();
    await this.#asking.settled();
  }

  /** Something is drawn in steps. @returns to be called when it is done */
  draws(): () => void {
    this.#drawing++;
    return () => this.#drawing--;
  }

  /** Whoever answers questions about the open tables: what is remembered of them first, then the engine. */
  source(): CellSource {
    const counted = duckdbSource({
      query: async (sql, signal) => {
        await this.tablesReady();
        return (await startEngine()).query(sql, signal);
      }
    });
    const source = rememberedSource(this.remembered, counted);
    const unwrapped = (error: unknown) => {
      throw error instanceof SourceError ? (error.cause ?? error) : error;
    };
    return {
      ...source,
      cells: (...asked) =>
        source
          .cells(...asked)
          .catch(unwrapped)
          .finally(turn)
    };
  }

  /**
   * Goes to a view once its answers are there; a change of the view is a step that "back" undoes. Settled when no change waits
   * any more.
   */
  async show(change: Partial<View>): Promise<void> {
    this.#wanted = { ...(this.#wanted ?? this.view), ...change };
    let last = (this.#going = this.#go(this.#wanted));
    await last;
    while (last !== this.#going) await (last = this.#going);
  }

  async #go(next: View): Promise<void> {
    try {
      await this.#prepare(next).catch(async (error) => {
        // after a crash the tables come back: once more
        if (!(error instanceof EngineCrash)) throw error;
        await this.tablesReady();
        await this.#prepare(next);
      });
    } catch (error) {
      this.#fail(error);
      if (this.#wanted === next) this.#arrive();
      return;
    }
    if (this.#wanted !== next) return;
    // a person may be on the way to another page
    const { pathname } = navigating.to?.url ?? page.url;
    await goto(pathname + writeView(next), { keepFocus: true, noScroll: true });
    if (this.#wanted === next) this.#arrive();
  }

  /** Goes to the view that a filter's codes give; [] of all. */
  filter(name: string, codes: string[]): Promise<void> {
    const filters = this.#wanted?.filters ?? this.shown?.filters ?? {};
    return this.show({ filters: { ...filters, [name]: codes } });
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

  async #prepare(view: View): Promise<void> {
    const { opened } = this;
    const asked = opened && this.#question(opened, view);
    if (opened && asked) await this.#asking.ask(opened, asked.question);
  }

  #arrive(): void {
    this.#wanted = null;
    this.follow();
  }

  /** A view with all choices made, and what it asks, as text; null of a survey without tables. */
  #question(opened: Opened, view: View): { shown: ResolvedView; question: string } | null {
    const waves = wavesOf(opened);
    const shown = resolveView(view, opened.codebook, waves);
    if (!shown) return null;
    const { filters, base } = shown;
    return { shown, question: JSON.stringify({ waves, filters, base }) };
  }

  #fail(error: unknown): void {
    const isOver = error instanceof DOMException && error.name === 'AbortError';
    // after a crash the tables come back and everything is asked again
    if (!isOver && !(error instanceof EngineCrash)) this.trouble = error;
  }
}
