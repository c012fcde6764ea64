import { navigating, page } from '$app/state';
import { goto } from '$app/navigation';
import { EngineCrash } from '../engine/engine';
import type { Engine } from '../engine/engine';
import type { Codebook } from '../codebook/codebook';
import type { Precomputed } from '../estimates/sources/precomputed';
import type { AllowedRows } from '../estimates/rows';
import type { UnitRows } from '../estimates/units/unitRows';
import type { Answers } from '../figures/answers';
import { furtherOf, isAnswered } from '../figures/asks';
import { build } from '../figures/build';
import type { Figure, Lead } from '../figures/figure';
import type { FigureSpec } from '../figures/kinds';
import { wholeQuestion } from '../figures/question';
import { isSimulated, type Boundary, type Opened, type Survey } from '../figures/survey';
import { readView, writeView } from '../figures/view/address';
import { resolveView, viewOf, wavesOf, type Choices, type PageView } from '../figures/view/view';
import { href, type Page } from '../page/href';
import { nextPaint } from '../page/nextPaint';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '../paraglide/runtime';
import type { Snapshot } from '../slides/snapshot';
import { Answering, type EngineTime } from './answering';
import { Asking, type Question } from './asking.svelte';

/** Answers with the view that they answer. */
export interface Shown {
  answers: Answers;
  view: PageView;
}

/** The figures of a page, of a view: what they ask beside what all figures share is answered with it. */
export type Placing = (view: PageView, codebook: Codebook) => FigureSpec[];

/** What the board must know of the session that it is the board of. */
export interface Setting extends EngineTime {
  opened: () => Opened | null;
  boundary: () => Boundary | null;
  /** work is being done that will change what is open */
  isWorking: () => boolean;
  fail: (error: unknown) => void;
  /** choices of an address, with the names that definitions of its link have here */
  named: (choices: Choices) => Choices;
  /** definitions that an address takes with it */
  defined: (choices: Choices) => string | null;
  /** called when the page shows something else */
  shown: () => void;
}

/** What stands on the page of what is open: the view, which lives in the address, and the answers to it. */
export class Board {
  /** what figures, sentences and menus are made of; replaced as one, when the answers to the address are there */
  shown = $state.raw<Shown | null>(null);
  locale = $state<Locale>(getLocale());
  choices: Choices = $derived.by(() => this.setting.named(readView(page.url.searchParams)));
  /** the survey that stands on the page */
  standing: Opened | null = $derived.by(() => this.shown?.answers.opened ?? this.setting.opened());
  waves = $derived(this.standing ? wavesOf(this.standing) : []);
  view: PageView | null = $derived(
    this.shown?.view ?? (this.standing ? resolveView(this.choices, this.standing.codebook, this.waves) : null)
  );
  simulated = $derived(this.standing !== null && isSimulated(this.standing));

  /** where a person wants to go, before the answers are there */
  #wanted = $state.raw<Choices | null>(null);
  /** the step before the one that opened the list is the page without it */
  #hasOpenedList = false;
  /** the page that "back" is on its way from */
  #backFrom: URL | null = null;
  readonly #answering;
  readonly #asking;
  /** what stands on the page that is open, of a view; null where its figures ask nothing of their own */
  #placed = $state.raw<Placing | null>(null);
  #going: Promise<void> = Promise.resolve();
  /** the router follows a link a frame after its press: until then nobody knows where a person is going */
  #leaving: Promise<void> = Promise.resolve();
  #drawing = $state(0);
  /** the figures are being computed anew */
  asking = $derived.by(() => this.#asking.busy);
  /** not all that stands on the page belongs together, or more is on its way */
  busy = $derived.by(
    () =>
      this.asking || this.#wanted !== null || this.#drawing > 0 || this.setting.isWorking() || navigating.to !== null
  );

  constructor(readonly setting: Setting) {
    // every word that is drawn asks for the locale, so every word follows it
    overwriteGetLocale(() => this.locale);
    this.#answering = new Answering(setting);
    this.#asking = new Asking(this.#answering);
  }

  /** A page says which figures it has. @returns to be called when it is left */
  place(figures: Placing): () => void {
    this.#placed = figures;
    return () => {
      if (this.#placed === figures) this.#placed = null;
    };
  }

  /** Which figures are asked for beside those that share one question; reading it says that it matters. */
  get placed(): Placing | null {
    return this.#placed;
  }

  /** Whether all that a spec asks has its answer. */
  has(spec: FigureSpec, { answers }: Shown): boolean {
    return isAnswered(spec, this.#surveyOf(answers.opened), answers);
  }

  /** What a spec shows now. */
  figure(spec: FigureSpec, { answers }: Shown): Figure {
    return build(spec, this.#surveyOf(answers.opened), answers);
  }

  /** What a way out needs of this moment. */
  snapshot({ answers }: Shown): Snapshot {
    return {
      survey: this.#surveyOf(answers.opened),
      answers,
      locale: this.locale,
      address: page.url.href,
      statement: (query) => this.#answering.statement(query),
      rowStatement: (query) => this.#answering.rowStatement(answers.opened, query)
    };
  }

  #surveyOf(opened: Opened): Survey {
    return { ...opened, boundary: this.setting.boundary() };
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
      this.#asking.giveUp();
      // a list that opens over the page changes nothing on it
      const isSame = this.shown?.answers === answers && JSON.stringify(this.shown.view) === JSON.stringify(next.view);
      if (!isSame) this.shown = { answers, view: next.view };
      this.setting.shown();
      void this.#answering.bring(opened, JSON.parse(next.question) as Question);
    } else
      this.#asking.ask(opened, next.question).then(
        () => this.follow(),
        (error) => this.#fail(error)
      );
  }

  /** Settled when all that is shown has its answers, or cannot have any; what changed just now is asked for when it is drawn. */
  async answered(): Promise<void> {
    await nextPaint();
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

  /** A link has been pressed: until the router follows it the page is busy, and what is chosen is taken along. */
  leaves(): void {
    this.#leaving = nextPaint().then(this.draws());
  }

  /** Goes where a press leads. */
  press({ page: at, ...change }: Lead): Promise<void> {
    return this.go({ ...(this.#wanted ?? this.choices), ...change }, at ?? null);
  }

  /** Address of where a press leads, for links. */
  leadsTo = ({ page: at, ...change }: Lead): string => this.link(change, at ?? null);

  /** Goes to the view that a filter's codes give; [] of all. */
  filter(name: string, codes: string[]): Promise<void> {
    const filters = this.#wanted?.filters ?? this.view?.filters ?? {};
    return this.show({ filters: { ...filters, [name]: codes } });
  }

  /** Address of a changed view, for links. */
  link(change: Partial<Choices>, at: Page | null = null): string {
    const search = this.#write({ ...this.choices, ...change });
    return at === null ? page.url.pathname + search : href(at, search);
  }

  /** The open tables, for whoever asks once they are there. */
  get engine(): Pick<Engine, 'query'> {
    return this.#answering.engine;
  }

  /** The units of one wave, each with what it counts. Rejects with a SourceError, or an AbortError. */
  units(allowed: AllowedRows, signal?: AbortSignal): Promise<UnitRows> {
    return this.#answering.units(allowed, signal);
  }

  /** Puts the list of units away, as the browser's back does where the page before had none. */
  closeList(): void {
    if (!this.#hasOpenedList) void this.show({ list: null });
    else if (this.#backFrom !== page.url) {
      this.#backFrom = page.url;
      history.back();
    }
  }

  speak(locale: Locale): void {
    setLocale(locale, { reload: false });
    this.locale = locale;
  }

  /** Answers that came with the open survey: they are known before its tables are in the engine. */
  remember(precomputed: Precomputed): void {
    this.#answering.remember(precomputed);
  }

  /** The search part of an address, with the definitions that it names. */
  #write(choices: Choices): string {
    return writeView({ ...choices, defined: this.setting.defined(choices) });
  }

  /** What the address says of definitions is what they are now; that is no step. */
  async rewrite(): Promise<void> {
    const search = this.#write(this.choices);
    if (this.#wanted !== null || search === writeView(readView(page.url.searchParams))) return;
    await goto(page.url.pathname + search, { keepFocus: true, noScroll: true, replaceState: true });
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
    await this.#leaving;
    if (this.#wanted !== next) return;
    // a person may be on the way to another page
    const { pathname } = navigating.to?.url ?? page.url;
    const [isOpen, opens] = [this.choices.list !== null, next.list !== null];
    const search = this.#write(next);
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
    if (!view) return null;
    const shared = wholeQuestion(viewOf(view), opened);
    const further = furtherOf(this.#placed?.(view, opened.codebook) ?? [], this.#surveyOf(opened), shared);
    return { view, question: JSON.stringify({ shared, further } satisfies Question) };
  }

  #fail(error: unknown): void {
    const isOver = error instanceof DOMException && error.name === 'AbortError';
    // after a crash the tables come back and everything is asked again
    if (!isOver && !(error instanceof EngineCrash)) this.setting.fail(error);
  }
}
