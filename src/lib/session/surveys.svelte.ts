import type { Codebook } from '../codebook/codebook';
import { readCodebookInTurns } from '../codebook/read/readCodebook';
import { EngineCrash } from '../engine/engine';
import type { Boundary } from '../figures/survey';
import { nextPaint } from '../page/nextPaint';
import { yieldToMain } from '../page/yieldToMain';
import type { Files } from './files/files.svelte';
import type { Loader } from './files/loader';
import { builtInPack, builtInSurveys, keptPack, type Pack, type SurveyChoice } from './files/pack';
import { opened } from './files/place';
import { keyOf, type Keep, type Returning } from './kept/keep.svelte';
import type { Leaving } from './kept/writeKept';
import { Latch } from './work/latch';
import type { Job } from './work/jobQueue.svelte';

/** The surveys that come with the page, and the opening of one: what is precomputed of it is shown before its tables are in the engine. */
export class Surveys {
  /** those that come with the page, the one to open first in front */
  builtIn = $state.raw<SurveyChoice[]>([]);
  /** shapes of the areas of the one that is open */
  boundary = $state.raw<Boundary | null>(null);
  #pack: Pack | null = null;
  /** opens when the first view is drawn, which the start of the engine would slow down, or when the engine is asked */
  #engineTime = new Latch();
  /** settled when the tables of the survey are in the engine */
  #tables: Promise<unknown> = Promise.resolve();

  constructor(
    readonly keep: Keep,
    readonly loader: Loader,
    readonly files: Files,
    readonly told: {
      /** in the moment that a survey is shown; `isChosen`: by a person, not by the address */
      entered: (pack: Pack, codebook: Codebook, isChosen: boolean) => void;
      /** its files are there */
      filled: () => void;
    }
  ) {}

  /** Opens the survey that the address names, else the one that is kept on this machine, else the first that comes with the page. */
  async start(job: Job, asked: string | null): Promise<void> {
    this.builtIn = await builtInSurveys();
    await this.keep.wake();
    const kept = await this.keep.pack(asked);
    if (kept) return this.open(job, keptPack(kept), false);
    const id = [asked, this.keep.last].find((one) => this.isBuiltIn(one)) ?? this.builtIn[0]?.id;
    if (id) await this.open(job, await builtInPack(id), false);
  }

  isBuiltIn(id: string | null): boolean {
    return this.builtIn.some((survey) => survey.id === id);
  }

  async openBuiltIn(job: Job, id: string): Promise<void> {
    await this.open(job, await builtInPack(id));
  }

  /** Opens a list of files that is kept on this machine. */
  async openKept(job: Job, list: string): Promise<void> {
    const { survey, pack } = await this.keep.turnTo(list);
    await this.open(job, pack ? keptPack(pack) : await builtInPack(survey));
  }

  /** Opens a pack with its files, or with those that are kept of it. */
  async open(job: Job, pack: Pack, isChosen = true): Promise<void> {
    await nextPaint();
    const codebook = await readCodebookInTurns(pack.texts, yieldToMain);
    // those that come with the page are checked by its tests
    if (!pack.isBuiltIn && [...pack.texts.keys()].some((path) => path.startsWith('decks/')))
      (await import('../codebook/decks/readDecks')).readDecks(pack.texts, codebook);
    await nextPaint();
    const kept = await this.keep.files(keyOf(codebook, pack), pack);
    if (!kept) return this.#fill(job, codebook, pack, isChosen);
    try {
      await this.#fill(job, codebook, { ...pack, precomputed: null }, isChosen, kept);
    } catch (error) {
      if (error instanceof EngineCrash || job.signal.aborted) throw error;
      this.keep.spare();
      await this.#fill(job, codebook, pack, isChosen);
    }
  }

  /** What is open, as it is kept; null before anything is. */
  get leaving(): Leaving | null {
    const { opened: now, list } = this.files;
    if (!now || !this.#pack) return null;
    const { codebook } = now;
    const { isBuiltIn, texts } = this.#pack;
    return {
      key: keyOf(codebook, this.#pack),
      codebook,
      files: list,
      pack: isBuiltIn ? null : texts,
      boundary: this.boundary
    };
  }

  /** Describing files of what is open. */
  get texts(): ReadonlyMap<string, string> {
    return this.#pack?.texts ?? new Map<string, string>();
  }

  /** The first view is there: the engine may start. */
  drawn(): void {
    this.#engineTime.open();
  }

  /** Settled when the engine may start. */
  get quiet(): Promise<void> {
    return this.#engineTime.opened;
  }

  /** Settled when the tables are in the engine, or cannot be brought there. */
  async tablesReady(): Promise<void> {
    this.#engineTime.open();
    await this.#tables;
  }

  async #fill(
    job: Job,
    codebook: Codebook,
    pack: Pack,
    isChosen: boolean,
    kept: Returning[] | null = null
  ): Promise<void> {
    const { precomputed } = pack;
    const enter = () => {
      this.#pack = pack;
      this.boundary = null;
      this.told.entered(pack, codebook, isChosen);
    };
    job.isCancellable = precomputed === null && this.files.opened !== null;
    const loading = (precomputed ? this.#engineTime.opened : Promise.resolve()).then(async () => {
      const fetched = kept?.map(({ source }) => source) ?? pack.sources();
      // what is shown already stays quick to the touch: nothing else runs while the engine takes all cores to start
      const [sources] = await Promise.all([fetched, precomputed ? this.loader.engine() : null]);
      return this.loader.load(job, codebook, sources, { check: false });
    });
    if (precomputed) {
      this.#tables = loading.catch(() => null);
      this.files.promise(codebook, precomputed.stored);
      enter();
      job.behind();
    }
    const loaded = await loading;
    const files = kept ? this.keep.back(kept, loaded, codebook) : opened(loaded, { userSupplied: false });
    await this.files.put(codebook, files, job, precomputed ? {} : { shown: enter });
    this.told.filled();
    performance.mark('tables-ready');
  }
}
