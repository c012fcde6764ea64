import { page } from '$app/state';
import { goto } from '$app/navigation';
import { getContext, setContext } from 'svelte';
import * as assets from '../assets';
import type { Codebook } from '../codebook/codebook';
import { readCodebook } from '../codebook/readCodebook';
import type { Engine } from '../engine/engine';
import type { EstimateQuery } from '../estimates/ask';
import { ask } from '../estimates/ask';
import { duckdbSource } from '../estimates/sources/duckdb';
import { href, type Page } from '../href';
import type { IntakeReport } from '../intake/report';
import { getLocale, setLocale, type Locale } from '../paraglide/runtime';
import { drop } from '../tables/append';
import { load, type Loaded, type Source, type Step } from '../tables/load';
import type { StoredTable } from '../tables/stored';
import { readView, writeView } from './address';
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
import { resolveView, type View } from './view';

/** A survey as it is open now; replaced as a whole, so that nothing half-loaded is ever shown. */
export interface Opened {
  codebook: Codebook;
  stored: StoredTable[];
  reports: IntakeReport[];
  /** names of stored tables whose numbers are made up */
  simulated: Set<string>;
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
  /** the question that the answers must answer */
  query = $derived.by<EstimateQuery | null>(() => {
    const { base, filters } = this.shown ?? {};
    return base === undefined || !filters ? null : { waves: this.waves, filters, base };
  });
  simulated = $derived(this.opened?.stored.some(({ name }) => this.opened!.simulated.has(name)) ?? false);

  #engine: Promise<Engine> | null = null;

  /** Opens the survey that the address names, else the first of those that come with the page. */
  async start(): Promise<void> {
    await this.#attempt(async () => {
      void this.engine();
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
      this.opened = {
        ...opened,
        stored,
        simulated,
        reports: placement === 'only' ? reports : [...opened.reports, ...reports]
      };
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

  /** Asks for all estimates of the current question; the last answers stay until the new ones are complete. */
  async answer(signal: AbortSignal): Promise<void> {
    const { opened, query } = this;
    if (!opened || !query) return;
    try {
      const source = duckdbSource(await this.engine());
      const estimates = await ask(source, opened.codebook, opened.stored, query, signal);
      if (!signal.aborted) this.answers = new Answers(opened, query, estimates);
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
    this.#engine ??= import('../engine/duckdb').then(async ({ openDuckDB }) => {
      performance.mark('engine-start');
      const engine = await openDuckDB(assets.engine);
      performance.mark('engine-ready');
      return engine;
    });
    return this.#engine;
  }

  async #openPack(pack: Pack): Promise<Codebook> {
    const codebook = readCodebook(pack.texts);
    const loaded = await this.#load(codebook, pack.sources);
    const engine = await this.engine();
    const stored = await join(
      engine,
      loaded.flatMap(({ tables }) => tables)
    );
    const before = this.opened;
    this.opened = {
      codebook,
      stored,
      reports: loaded.map(({ report }) => report),
      simulated: new Set(codebook.simulated ? stored.map(({ name }) => name) : [])
    };
    const kept = new Set(stored.map(({ name }) => name));
    for (const table of before?.stored ?? []) if (!kept.has(table.name)) await drop(engine, table);
    return codebook;
  }

  async #loadTables(sources: Source[]): Promise<void> {
    const { codebook, stored } = this.opened!;
    const loaded = await this.#load(codebook, sources);
    const fresh = loaded.flatMap(({ tables }) => tables);
    this.pending = {
      loaded,
      overlaps: fresh.some((table) => stored.some((other) => sameEdition(other, table))),
      repeated: fresh.filter((table) => stored.some(({ name }) => name === table.name)).length,
      overSimulated: this.simulated
    };
  }

  async #load(codebook: Codebook, sources: Source[]): Promise<Loaded[]> {
    const cancel = new AbortController();
    const engine = await this.engine();
    return load(engine, codebook, sources, {
      signal: cancel.signal,
      progress: ({ step, file, share }) => {
        this.work = { step, file, fraction: share, cancel: () => cancel.abort() };
      }
    });
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
