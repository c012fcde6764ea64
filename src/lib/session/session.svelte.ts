import { page } from '$app/state';
import { goto } from '$app/navigation';
import { getContext, setContext } from 'svelte';
import type { Codebook } from '../codebook/codebook';
import { readCodebookInTurns } from '../codebook/readCodebook';
import type { EstimateQuery } from '../estimates/ask';
import { ask } from '../estimates/ask';
import type { CellSource } from '../estimates/question';
import { duckdbSource } from '../estimates/sources/duckdb';
import { rememberedSource, type Remembered } from '../estimates/sources/remembered';
import { href, type Page } from '../href';
import type { IntakeReport } from '../intake/report';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '../paraglide/runtime';
import { drop } from '../tables/append';
import { check } from '../tables/check';
import { load, type Loaded, type Source, type Step } from '../tables/load';
import type { StoredTable } from '../tables/stored';
import { readView, writeView } from './address';
import { startEngine } from './engine';
import { painted } from './painted';
import { turn } from './turn';
import { readBoundary, type Boundary } from './boundary';
import { Answers } from './answers';
import {
  builtInPack,
  builtInSurveys,
  droppedPack,
  sortFiles,
  type DroppedFile,
  type Pack,
  type SurveyChoice
} from './pack';
import { join } from './join';
import { pendingOver, place, type Pending, type Placement } from './place';
import { EMPTY_VIEW, resolveView, type ResolvedView, type View } from './view';

/** A survey as it is open now; replaced as a whole, so that nothing half-loaded is ever shown. */
export interface Opened {
  codebook: Codebook;
  stored: StoredTable[];
  /** names of stored tables whose numbers are made up */
  simulated: Set<string>;
}

/** Answers with the view that they answer. */
export interface Stage {
  answers: Answers;
  shown: ResolvedView;
}

export interface Work {
  /** what is being done, for a sentence */
  step: 'engine' | Step;
  /** the file in hand */
  file: string;
  /** 0..1, null while it cannot be known */
  fraction: number | null;
  cancel: (() => void) | null;
}

/** The only reactive state: what is open and what is shown. The view lives in the address, results are never stored. */
export class Session {
  surveys = $state.raw<SurveyChoice[]>([]);
  opened = $state.raw<Opened | null>(null);
  /** of the files that are open */
  reports = $state.raw<IntakeReport[]>([]);
  answers = $state.raw<Answers | null>(null);
  work = $state.raw<Work | null>({ step: 'engine', file: '', fraction: null, cancel: null });
  pending = $state.raw<Pending | null>(null);
  trouble = $state.raw<unknown>(null);
  boundary = $state.raw<Boundary | null>(null);
  locale = $state<Locale>(getLocale());

  view = $derived(readView(page.url.searchParams));
  waves = $derived.by(() => {
    const { codebook, stored = [] } = this.opened ?? {};
    return (codebook?.waves ?? []).filter(({ id }) => stored.some(({ wave }) => wave === id)).map(({ id }) => id);
  });
  /** what can be opened: the surveys that come with the page and the one that was dropped */
  choices = $derived.by(() => {
    const { id, title, simulated } = this.opened?.codebook ?? {};
    const dropped = id !== undefined && !this.surveys.some((survey) => survey.id === id);
    return dropped ? [...this.surveys, { id, title: title!, simulated: simulated! }] : this.surveys;
  });
  shown = $derived(this.opened ? resolveView(this.view, this.opened.codebook, this.waves) : null);
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
  simulated = $derived(this.opened?.stored.some(({ name }) => this.opened!.simulated.has(name)) ?? false);

  #stage: Stage | null = null;
  /** settled when the open tables are in the engine */
  #tables: Promise<unknown> = Promise.resolve();
  #remembered: Remembered = { stored: [], answers: {} };
  #attempts: Promise<void> = Promise.resolve();

  constructor() {
    // every word that is drawn asks for the locale, so every word follows it
    overwriteGetLocale(() => this.locale);
  }

  /** Opens the survey that the address names, else the first of those that come with the page. */
  async start(): Promise<void> {
    await this.#attempt(async () => {
      this.surveys = await builtInSurveys();
      const asked = this.surveys.find(({ id }) => id === this.view.survey) ?? this.surveys[0];
      if (asked) await this.#openPack(await builtInPack(asked.id), false);
    });
  }

  async openBuiltIn(id: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#openPack(await builtInPack(id), true);
    });
  }

  /** Takes whatever was dropped: a survey pack with its data, a boundary file, tables of the open survey, or all of these. */
  async open(files: DroppedFile[]): Promise<void> {
    await this.#attempt(async () => {
      const { pack, boundaries, tables } = sortFiles(files);
      if (pack) await this.#openPack(await droppedPack(pack), true);
      for (const { path, file } of boundaries) this.boundary = await readBoundary(path, file, this.opened!.codebook);
      if (tables.length) await this.#loadTables(tables.map(({ path, file }) => ({ name: path, file })));
    });
  }

  /** Puts waiting files in place; what was open stays as it was until all of them are there. */
  async place(placement: Placement): Promise<void> {
    const { opened, pending } = this;
    if (!opened || !pending) return;
    await this.#attempt(async () => {
      const placed = await place(await startEngine(), opened, pending, placement);
      const reports = pending.loaded.map(({ report }) => report);
      this.pending = null;
      this.reports = placement === 'only' ? reports : [...this.reports, ...reports];
      this.opened = placed;
      await this.#forget([...opened.stored, ...pending.loaded.flatMap(({ tables }) => tables)]);
    });
  }

  async discard(): Promise<void> {
    const { pending } = this;
    this.pending = null;
    await this.#attempt(() => this.#forget(pending?.loaded.flatMap(({ tables }) => tables) ?? []));
  }

  /** Asks for all estimates of the current question; the last answers stay until the new ones are there. */
  async answer(signal: AbortSignal): Promise<void> {
    const { opened, question } = this;
    if (!opened || !question) return;
    const query = JSON.parse(question) as EstimateQuery;
    try {
      await painted();
      const estimates = await ask(this.source(), opened.codebook, opened.stored, query, signal);
      await painted();
      if (!signal.aborted) this.answers = new Answers(opened, question, query, estimates);
    } catch (error) {
      if (!signal.aborted) this.trouble = error;
    }
  }

  /** Whoever answers questions about the open tables: what is remembered of them first, then the engine. */
  source(): CellSource {
    const counted = duckdbSource({
      query: async (sql, signal) => {
        await this.#tables;
        return (await startEngine()).query(sql, signal);
      }
    });
    const { cells, statement } = rememberedSource(this.#remembered, counted);
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

  /**
   * Opens a pack; what is remembered of it is shown before its tables are in the engine.
   * @param fresh leaves the view of the survey before
   */
  async #openPack(pack: Pack, fresh: boolean): Promise<void> {
    await painted();
    const codebook = await readCodebookInTurns(pack.texts, turn);
    await painted();
    const before = this.opened?.stored ?? [];
    const { remembered } = pack;
    const loading = (remembered ? painted() : Promise.resolve())
      .then(pack.sources)
      .then((sources) => this.#load(codebook, sources, { check: false, cancellable: remembered === null }));
    if (remembered) {
      this.#tables = loading.catch(() => null);
      this.reports = [];
      await this.#show(codebook, remembered, fresh);
    }
    const loaded = await loading;
    const stored = await join(
      await startEngine(),
      loaded.flatMap(({ tables }) => tables)
    );
    const isRemembered = JSON.stringify(stored.map(name)) === JSON.stringify(remembered?.stored.map(name));
    if (!isRemembered) await this.#show(codebook, { stored, answers: {} }, fresh);
    this.reports = loaded.map(({ report }) => report);
    await this.#forget(before);
    performance.mark('tables-ready');
    void this.#check(codebook, loaded);
  }

  async #show(codebook: Codebook, remembered: Remembered, fresh: boolean): Promise<void> {
    const { stored } = remembered;
    this.#remembered = remembered;
    this.boundary = null;
    this.opened = { codebook, stored, simulated: new Set(codebook.simulated ? stored.map(name) : []) };
    if (fresh) await this.show({ ...EMPTY_VIEW, survey: codebook.id });
  }

  async #loadTables(sources: Source[]): Promise<void> {
    const opened = this.opened!;
    const loaded = await this.#load(opened.codebook, sources, { check: true, cancellable: true });
    this.pending = pendingOver(opened, loaded);
  }

  /** Drops those of the tables that are no longer open. */
  async #forget(tables: StoredTable[]): Promise<void> {
    const open = new Set(this.opened?.stored.map(name));
    const engine = await startEngine();
    for (const table of tables) if (!open.has(table.name)) await drop(engine, table);
  }

  #load(
    codebook: Codebook,
    sources: Source[],
    { check, cancellable }: { check: boolean; cancellable: boolean }
  ): Promise<Loaded[]> {
    const stop = new AbortController();
    const cancel = cancellable ? () => stop.abort() : null;
    return load(startEngine(), codebook, sources, {
      signal: stop.signal,
      check,
      progress: ({ step, file, share }) => {
        this.work = { step, file, fraction: share, cancel };
      }
    });
  }

  /** Counts the rows that break rules, in files that were opened without. */
  async #check(codebook: Codebook, loaded: Loaded[]): Promise<void> {
    try {
      const engine = await startEngine();
      for (const one of loaded) {
        const report = await check(engine, codebook, one);
        this.reports = this.reports.map((other) => (other === one.report ? report : other));
      }
    } catch (error) {
      if (this.opened?.codebook === codebook) this.trouble = error;
    }
  }

  /** Runs one piece of work after the one before; its failure is told and what was open stays. A cancelled one says nothing. */
  #attempt(work: () => Promise<void>): Promise<void> {
    const attempt = async () => {
      this.trouble = null;
      try {
        await work();
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'AbortError')) this.trouble = error;
      } finally {
        this.work = null;
      }
    };
    this.#attempts = this.#attempts.then(attempt);
    return this.#attempts;
  }
}

const name = (table: StoredTable): string => table.name;

const KEY = Symbol('session');

export const provideSession = (): Session => setContext(KEY, new Session());
export const useSession = (): Session => getContext<Session>(KEY);
