import { page } from '$app/state';
import { goto } from '$app/navigation';
import { getContext, setContext } from 'svelte';
import type { Codebook, Indicator } from '../codebook/codebook';
import { readCodebook } from '../codebook/readCodebook';
import type { Engine } from '../engine/engine';
import type { EstimateQuery } from '../estimates/ask';
import { ask } from '../estimates/ask';
import { duckdbSource } from '../estimates/sources/duckdb';
import { href, type Page } from '../href';
import type { IntakeReport } from '../intake/report';
import { getLocale, overwriteGetLocale, setLocale, type Locale } from '../paraglide/runtime';
import { drop } from '../tables/append';
import { check } from '../tables/check';
import { load, type Loaded, type Source, type Step } from '../tables/load';
import { painted } from './painted';
import type { StoredTable } from '../tables/stored';
import { readView, writeView } from './address';
import { startEngine } from './engine';
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
import { join, sameEdition } from './join';
import { overviewIndicators, resolveView, type ResolvedView, type View } from './view';

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

/** Files that are loaded and wait to be put in place. */
export interface Pending {
  loaded: Loaded[];
  /** a table and wave that is loaded already has come again */
  overlaps: boolean;
  /** tables whose content is open already, to the letter */
  repeated: number;
  /** made-up tables are open */
  overSimulated: boolean;
}

export type Placement = 'only' | 'replace' | 'append';

/** The only reactive state: what is open and what is shown. The view lives in the address, results are never stored. */
export class Session {
  surveys = $state.raw<SurveyChoice[]>([]);
  opened = $state.raw<Opened | null>(null);
  /** of the files that are open */
  reports = $state.raw<IntakeReport[]>([]);
  /** to the current question or, until it is answered, to the last; the first may hold only what the overview shows */
  answers = $state.raw<Answers[]>([]);
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
  /** view and answers that belong together: what the overview shows until the next answers are there */
  stage = $derived.by<Stage | null>(() => (this.#stage = this.#next(this.#stage, ({ id }, one) => one.has(id))));
  /** the same with every indicator */
  whole = $derived.by<Stage | null>(() => (this.#whole = this.#next(this.#whole, (_, one) => one.complete)));
  simulated = $derived(this.opened?.stored.some(({ name }) => this.opened!.simulated.has(name)) ?? false);

  #unchecked: Loaded[] = [];

  #stage: Stage | null = null;
  #whole: Stage | null = null;

  constructor() {
    // every word that is drawn asks for the locale, so every word follows it
    overwriteGetLocale(() => this.locale);
  }

  /** Opens the survey that the address names, else the first of those that come with the page. */
  async start(): Promise<void> {
    await this.#attempt(async () => {
      this.surveys = await builtInSurveys();
      const asked = this.surveys.find(({ id }) => id === this.view.survey) ?? this.surveys[0];
      if (asked) await this.#openPack(await builtInPack(asked.id));
    });
  }

  async openBuiltIn(id: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#openPack(await builtInPack(id));
      this.boundary = null;
      await this.show({ survey: id }, { fresh: true });
    });
  }

  /** Takes whatever was dropped: a survey pack with its data, a boundary file, tables of the open survey, or all of these. */
  async open(files: DroppedFile[]): Promise<void> {
    await this.#attempt(async () => {
      const { pack, boundaries, tables } = sortFiles(files);
      if (pack) {
        const codebook = await this.#openPack(await droppedPack(pack));
        this.boundary = null;
        await this.show({ survey: codebook.id }, { fresh: true });
      }
      for (const { path, file } of boundaries) this.boundary = await readBoundary(path, file, this.opened!.codebook);
      if (tables.length) await this.#loadTables(tables.map(({ path, file }) => ({ name: path, file })));
    });
  }

  /** Puts waiting files in place; what was open stays as it was until all of them are there. */
  async place(placement: Placement): Promise<void> {
    const { opened, pending } = this;
    if (!opened || !pending) return;
    await this.#attempt(async () => {
      const engine = await this.engine();
      const fresh = await join(
        engine,
        pending.loaded.flatMap(({ tables }) => tables)
      );
      const kept = placement === 'only' ? [] : opened.stored;
      const stored =
        placement === 'append'
          ? await join(engine, [...kept, ...fresh])
          : [...kept.filter((table) => !fresh.some((other) => sameEdition(other, table))), ...fresh];
      const simulated = new Set(opened.simulated);
      for (const table of stored) {
        if (kept.some((other) => sameEdition(other, table) && simulated.has(other.name)) && !fresh.includes(table)) {
          simulated.add(table.name);
        }
      }
      const reports = pending.loaded.map(({ report }) => report);
      this.pending = null;
      this.reports = placement === 'only' ? reports : [...this.reports, ...reports];
      this.opened = { ...opened, stored, simulated };
    });
  }

  async discard(): Promise<void> {
    const loaded = this.pending?.loaded ?? [];
    this.pending = null;
    const engine = await this.engine();
    const kept = new Set(this.opened?.stored.map(({ name }) => name));
    for (const table of loaded.flatMap(({ tables }) => tables)) {
      if (!kept.has(table.name)) await drop(engine, table);
    }
  }

  /**
   * Asks for all estimates of the current question; the last answers stay until the new ones are there. What the overview
   * shows is asked first when nothing is shown yet.
   */
  async answer(signal: AbortSignal): Promise<void> {
    const { opened, question, shown } = this;
    if (!opened || !question || !shown) return;
    const query = JSON.parse(question) as EstimateQuery;
    try {
      const source = duckdbSource(await this.engine());
      const answer = async (part: EstimateQuery) => {
        const estimates = await ask(source, opened.codebook, opened.stored, part, signal);
        return new Answers(opened, question, part, estimates);
      };
      const first: Answers[] = [];
      if (this.answers[0]?.codebook.id !== opened.codebook.id) {
        first.push(await answer({ ...query, indicators: overviewIndicators(opened.codebook, shown.indicator.id) }));
        if (!signal.aborted) this.answers = first;
        await painted();
      }
      const all = await answer(query);
      if (signal.aborted) return;
      this.answers = [...first, all];
      await this.#check();
    } catch (error) {
      if (!signal.aborted) this.trouble = error;
    }
  }

  /** Goes to a view; a change of the view is a step that "back" undoes. */
  async show(change: Partial<View>, { fresh = false, at = null as Page | null } = {}): Promise<void> {
    const blank: View = { ...EMPTY_VIEW, survey: this.view.survey };
    await goto(this.link(fresh ? { ...blank, ...change } : change, at), { keepFocus: true, noScroll: at === null });
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

  engine(): Promise<Engine> {
    return startEngine();
  }

  /** The stage of the first fitting answers, else the one before; null when there is nothing to show. */
  #next(before: Stage | null, suits: (indicator: Indicator, answers: Answers) => boolean): Stage | null {
    const { opened, question, shown } = this;
    if (!opened || !shown) return null;
    const answers = this.answers.find(
      (one) => one.opened === opened && one.question === question && suits(shown.indicator, one)
    );
    return answers ? { answers, shown } : before;
  }

  async #openPack(pack: Pack): Promise<Codebook> {
    const codebook = readCodebook(pack.texts);
    const loaded = await this.#load(codebook, pack.sources, false);
    const engine = await this.engine();
    const stored = await join(
      engine,
      loaded.flatMap(({ tables }) => tables)
    );
    const before = this.opened;
    this.#unchecked = loaded;
    this.reports = loaded.map(({ report }) => report);
    this.opened = {
      codebook,
      stored,
      simulated: new Set(codebook.simulated ? stored.map(({ name }) => name) : [])
    };
    const kept = new Set(stored.map(({ name }) => name));
    for (const table of before?.stored ?? []) if (!kept.has(table.name)) await drop(engine, table);
    return codebook;
  }

  async #loadTables(sources: Source[]): Promise<void> {
    const { codebook, stored } = this.opened!;
    const loaded = await this.#load(codebook, sources, true);
    const fresh = loaded.flatMap(({ tables }) => tables);
    this.pending = {
      loaded,
      overlaps: fresh.some((table) => stored.some((other) => sameEdition(other, table))),
      repeated: fresh.filter((table) => stored.some(({ name }) => name === table.name)).length,
      overSimulated: this.simulated
    };
  }

  /** @param check false leaves the counting of broken rules until the first answers are shown */
  #load(codebook: Codebook, sources: Source[], check: boolean): Promise<Loaded[]> {
    const stop = new AbortController();
    const cancel = () => stop.abort();
    return load(this.engine(), codebook, sources, {
      signal: stop.signal,
      check,
      progress: ({ step, file, share }) => {
        this.work = { step, file, fraction: share, cancel };
      }
    });
  }

  /** Counts the rows that break rules in the files that were opened without. */
  async #check(): Promise<void> {
    const { opened } = this;
    const loaded = this.#unchecked;
    this.#unchecked = [];
    const engine = await this.engine();
    for (const one of loaded) {
      const report = await check(engine, opened!.codebook, one);
      if (this.opened !== opened) return;
      this.reports = this.reports.map((other) => (other === one.report ? report : other));
    }
  }

  /** Runs one piece of work; its failure is told and what was open stays. A cancelled one says nothing. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    this.trouble = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.trouble = error;
    } finally {
      this.work = null;
    }
  }
}

const EMPTY_VIEW: View = {
  survey: null,
  wave: null,
  compare: null,
  area: null,
  indicator: null,
  base: null,
  sort: null,
  filters: {}
};

const KEY = Symbol('session');

export const provideSession = (): Session => setContext(KEY, new Session());
export const useSession = (): Session => getContext<Session>(KEY);
