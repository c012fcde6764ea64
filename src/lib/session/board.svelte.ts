import { navigating, page } from '$app/state';
import { goto } from '$app/navigation';
import { EngineCrash } from '../engine/engine';
import type { Engine } from '../engine/engine';
import { ask, peekAll, questionsFor } from '../estimates/ask';
import type { CellSource } from '../estimates/cells/question';
import { SourceError } from '../estimates/sourceError';
import { unconfirmed } from '../estimates/unconfirmed';
import { duckdbSource } from '../estimates/sources/duckdb';
import { pageSource, type PageSource } from '../estimates/sources/page/page';
import { recentSource } from '../estimates/sources/recent';
import { rememberedSource, type Remembered } from '../estimates/sources/remembered';
import type { Answers } from '../figures/answers';
import { build } from '../figures/build';
import type { Figure } from '../figures/figure';
import type { FigureSpec } from '../figures/kinds';
import { wholeQuestion } from '../figures/question';
import { isSimulated, type Boundary, type Opened } from '../figures/survey';
import { readView, writeView } from '../figures/view/address';
import { resolveView, viewOf, wavesOf, type Choices, type PageView } from '../figures/view/view';
import { href, type Page } from '../page/href';
import { painted } from '../page/painted';
import { turn } from '../page/turn';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '../paraglide/runtime';
import type { Snapshot } from '../slides/snapshot';
import { Asking } from './asking.svelte';
import { startEngine } from './work/engine';

/** Answers with the view that they answer. */
export interface Shown {
  answers: Answers;
  view: PageView;
}

/** What the board must know of the session that it is the board of. */
export interface Setting {
  opened: () => Opened | null;
  boundary: () => Boundary | null;
  /** work is being done that will change what is open */
  isWorking: () => boolean;
  /** Settled when the open tables are in the engine, or cannot be brought there. */
  tablesReady: () => Promise<unknown>;
  /** Settled when work that nobody waits for may begin. */
  quiet: () => Promise<unknown>;
  fail: (error: unknown) => void;
  /** called when the page shows something else */
  shown: () => void;
}

/** What stands on the page of what is open: the view, which lives in the address, and the answers to it. */
export class Board {
  /** what figures, sentences and menus are made of; replaced as one, when the answers to the address are there */
  shown = $state.raw<Shown | null>(null);
  locale = $state<Locale>(getLocale());
  choices = $derived(readView(page.url.searchParams));
  /** the survey that stands on the page */
  standing: Opened | null = $derived.by(() => this.shown?.answers.opened ?? this.setting.opened());
  waves = $derived(this.standing ? wavesOf(this.standing) : []);
  view: PageView | null = $derived(
    this.shown?.view ?? (this.standing ? resolveView(this.choices, this.standing.codebook, this.waves) : null)
  );
  simulated = $derived(this.standing !== null && isSimulated(this.standing));

  /** where a person wants to go, before the answers are there */
  #wanted = $state.raw<Choices | null>(null);
  /** the open tables, for whoever asks once they are there */
  readonly engine: Pick<Engine, 'query'> = {
    query: async (sql, signal) => {
      await this.setting.tablesReady();
      return (await startEngine()).query(sql, signal);
    }
  };
  /** the step before the one that opened the list is the page without it */
  #hasOpenedList = false;
  #page!: PageSource;
  #source: CellSource = this.#sourceOf({ stored: [], answers: {} });
  /** the survey whose tables are on the page, or on their way there */
  #brought: Opened | null = null;
  #asking = new Asking(
    ({ codebook, stored, unconfirmed: waiting }, query) => {
      const [found] = peekAll(this.#source, codebook, stored, [query]) ?? [];
      return found ? unconfirmed(found, codebook, waiting) : null;
    },
    async ({ codebook, stored, unconfirmed: waiting }, query, signal) => {
      const estimates = await ask(this.#source, codebook, stored, query, signal).catch((error: unknown) => {
        // a crash brings the tables back, whoever asked
        throw error instanceof SourceError ? (error.cause ?? error) : error;
      });
      await turn();
      return unconfirmed(estimates, codebook, waiting);
    }
  );
  #going: Promise<void> = Promise.resolve();
  #drawing = $state(0);
  /** the figures are being computed anew */
  asking = $derived(this.#asking.busy);
  /** not all that stands on the page belongs together, or more is on its way */
  busy = $derived.by(
    () =>
      this.asking || this.#wanted !== null || this.#drawing > 0 || this.setting.isWorking() || navigating.to !== null
  );

  constructor(readonly setting: Setting) {
    // every word that is drawn asks for the locale, so every word follows it
    overwriteGetLocale(() => this.locale);
  }

  /** What a spec shows now. */
  figure(spec: FigureSpec, { answers }: Shown): Figure {
    return build(spec, { ...answers.opened, boundary: this.setting.boundary() }, answers);
  }

  /** What a way out needs of this moment. */
  snapshot({ answers }: Shown): Snapshot {
    return {
      survey: { ...answers.opened, boundary: this.setting.boundary() },
      answers,
      locale: this.locale,
      address: page.url.href,
      statement: (query) => this.#source.statement(query)
    };
  }

  /** Puts on the page what the address asks of what is open; what stands there stays until the answers have come. */
  follow(): void {
    const opened = this.setting.opened();
    // a person is on the way to somewhere else
    if (this.#wanted) return;
    const next = opened && this.#question(opened, this.choices);
    if (!opened || !next) {
      this.shown = null;
      return;
    }
    const answers = this.#asking.known(opened, next.question);
    if (answers) {
      // a list that opens over the page changes nothing on it
      const isSame = this.shown?.answers === answers && JSON.stringify(this.shown.view) === JSON.stringify(next.view);
      if (!isSame) this.shown = { answers, view: next.view };
      this.setting.shown();
      void this.#bring(opened);
    } else
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

  /**
   * Goes to a view once its answers are there; a change of the view is a step that "back" undoes. Settled when no change waits
   * any more.
   */
  show(change: Partial<Choices>): Promise<void> {
    return this.go({ ...(this.#wanted ?? this.choices), ...change });
  }

  /** Goes to a page as these choices have it. */
  async go(choices: Choices, at: Page | null = null): Promise<void> {
    this.#wanted = choices;
    let last = (this.#going = this.#go(choices, at));
    await last;
    while (last !== this.#going) await (last = this.#going);
  }

  /** Goes to the view that a filter's codes give; [] of all. */
  filter(name: string, codes: string[]): Promise<void> {
    const filters = this.#wanted?.filters ?? this.view?.filters ?? {};
    return this.show({ filters: { ...filters, [name]: codes } });
  }

  /** Address of a changed view, for links. */
  link(change: Partial<Choices>, at: Page | null = null): string {
    const search = writeView({ ...this.choices, ...change });
    return at === null ? page.url.pathname + search : href(at, search);
  }

  /** Puts the list of units away, as the browser's back does where the page before had none. */
  closeList(): void {
    if (this.#hasOpenedList) history.back();
    else void this.show({ list: null });
  }

  speak(locale: Locale): void {
    setLocale(locale, { reload: false });
    this.locale = locale;
  }

  /** Answers that came with the open survey: they are known before its tables are in the engine. */
  remember(remembered: Remembered): void {
    this.#source = this.#sourceOf(remembered);
  }

  /** Whoever answers questions about the open tables: what was answered lately, what is remembered of them, then the engine. */
  #sourceOf(remembered: Remembered): CellSource {
    this.#page = pageSource(this.engine, duckdbSource(this.engine));
    return recentSource(rememberedSource(remembered, this.#page));
  }

  /** Brings the open tables to the page, behind all else, so that the next filter is answered at once. */
  async #bring(opened: Opened): Promise<void> {
    if (this.#brought === opened) return;
    this.#brought = opened;
    await this.setting.quiet();
    await this.setting.tablesReady();
    const { codebook, stored } = opened;
    const page = this.#page;
    page.keep(stored.map(({ name }) => name));
    const questions = questionsFor(codebook, stored, { waves: wavesOf(opened), filters: {}, base: '' });
    for (const question of questions) {
      if (this.#brought !== opened) return;
      // whoever asks of tables that cannot be read is told then, and by the engine
      await page.prepare(question, turn).catch(() => (this.#brought = null));
    }
    performance.mark('tables-on-page');
  }

  async #go(next: Choices, at: Page | null): Promise<void> {
    try {
      await this.#prepare(next).catch(async (error) => {
        // after a crash the tables come back: once more
        if (!(error instanceof EngineCrash)) throw error;
        await this.setting.tablesReady();
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
    const [isOpen, opens] = [this.choices.list !== null, next.list !== null];
    const search = writeView(next);
    // what changes within a list is no step: back puts all of it away
    const replaceState = isOpen && opens;
    await goto((at === null ? pathname : href(at)) + search, { keepFocus: true, noScroll: true, replaceState });
    if (!isOpen || !opens) this.#hasOpenedList = opens;
    if (this.#wanted === next) this.#arrive();
  }

  async #prepare(choices: Choices): Promise<void> {
    const opened = this.setting.opened();
    const asked = opened && this.#question(opened, choices);
    if (opened && asked) await this.#asking.ask(opened, asked.question);
  }

  #arrive(): void {
    this.#wanted = null;
    this.follow();
  }

  /** A view with all choices made, and what it asks, as text; null of a survey without tables. */
  #question(opened: Opened, choices: Choices): { view: PageView; question: string } | null {
    const view = resolveView(choices, opened.codebook, wavesOf(opened));
    return view && { view, question: JSON.stringify(wholeQuestion(viewOf(view), opened)) };
  }

  #fail(error: unknown): void {
    const isOver = error instanceof DOMException && error.name === 'AbortError';
    // after a crash the tables come back and everything is asked again
    if (!isOver && !(error instanceof EngineCrash)) this.setting.fail(error);
  }
}
