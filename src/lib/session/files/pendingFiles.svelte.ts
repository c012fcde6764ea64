import type { Codebook } from '../../codebook/codebook';
import { EngineCrash } from '../../engine/engine';
import type { Instructions } from '../../intake/shape/instructions';
import type { OpenFile } from '../../tables/load/assemble';
import { check } from '../../tables/checks/check';
import type { Loaded, Source } from '../../tables/load/load';
import type { Keeps } from '../../tables/load/repeats';
import type { StoredTable } from '../../tables/store/stored';
import type { Files } from './files.svelte';
import type { Loader } from './loader';
import { pendingOver, type Pending } from './pending';
import { overlap, type Overlap } from './overlap';
import { place, type Placement } from './place';
import { Rereads } from './rereads';
import type { Job, JobQueue } from '../work/jobQueue.svelte';

/** Files that are loaded and wait for a word of where they belong. */
export class PendingFiles {
  now = $state.raw<Pending | null>(null);
  readonly #rereads = new Rereads<number>();
  #checking = new AbortController();
  #overlap: { key: string; found: Promise<Overlap | null> } | null = null;

  /** @param propose the survey that files belong to which are no table of the open one */
  constructor(
    readonly jobs: JobQueue,
    readonly loader: Loader,
    readonly files: Files,
    readonly propose: (sources: Source[], job: Job) => Promise<string | null>
  ) {}

  get tables(): StoredTable[] {
    return this.now?.files.flatMap(({ tables }) => tables) ?? [];
  }

  /** @param failed files that could not be taken so far */
  async load(job: Job, sources: Source[], failed: Loaded[] = []): Promise<void> {
    const { codebook } = this.files.opened!;
    const loaded = await this.loader.load(job, codebook, sources, { check: false });
    const isUnrecognised = loaded.length > 0 && loaded.every(({ report }) => report.problem?.code === 'unknownTable');
    const proposal = isUnrecognised ? await this.propose(sources, job) : null;
    this.#rereads.cancel();
    this.now = { ...pendingOver(this.files.list, [...loaded, ...failed], codebook), proposal };
    await this.files.sweep();
    void this.#check();
  }

  /** Loads them again, into a new engine. */
  async reload(job: Job): Promise<void> {
    if (!this.now) return;
    const sources = this.now.files.map(({ source }) => source);
    const loaded = await this.loader.load(job, this.files.opened!.codebook, sources);
    this.#show(() => loaded);
  }

  reread(at: number, change: Instructions): Promise<void> {
    const asked = this.#rereads.ask(at, this.now!.files[at]!.source.instructions ?? {}, change);
    return this.jobs.run(async (job) => {
      job.behind();
      if (!this.now || !this.#rereads.isWanted(at, asked)) return;
      asked.cancel = job.cancel;
      this.now = { ...this.now, rereading: at };
      try {
        const source = { ...this.now.files[at]!.source, instructions: asked.instructions };
        const [loaded] = await this.loader.load(job, this.files.opened!.codebook, [source], { check: false });
        this.#show((files) => files.map((file, index) => (index === at ? loaded! : file)));
      } finally {
        this.#rereads.settle(at, asked);
        if (this.now) this.now = { ...this.now, rereading: null };
        await this.files.sweep();
        void this.#check();
      }
    });
  }

  /** Reads a sheet of a waiting workbook, and those of its header, as a file beside it. */
  async readApart(at: number, sheet: string): Promise<void> {
    const { source, report } = this.now!.files[at]!;
    const isWaiting = () => this.now?.files[at]?.source.file === source.file;
    let own: string[] = [];
    await this.jobs.run(async (job) => {
      job.behind();
      if (!isWaiting()) return;
      const others = report.sheets.filter(({ use }) => use !== 'other').map(({ name }) => name);
      const read = async (elsewhere: string[]) => {
        const apart = { ...source, name: `${source.name} ${sheet}`, instructions: { sheet, elsewhere } };
        const [loaded] = await this.loader.load(job, this.files.opened!.codebook, [apart], { check: false });
        return loaded!;
      };
      const first = await read(others);
      // of what neither of the two reads the workbook tells
      const neither = first.report.sheets.filter(({ use }) => use === 'other').map(({ name }) => name);
      const loaded = neither.length > 0 ? await read([...others, ...neither]) : first;
      own = loaded.report.sheets.filter(({ use }) => use === 'read').map(({ name }) => name);
      this.#show((files) => [...files, loaded]);
      void this.#check();
    });
    // it was cancelled, could not be read, or nobody waits any more
    if (own.length === 0 || !isWaiting()) return;
    const before = source.instructions?.elsewhere ?? [];
    await this.reread(at, { elsewhere: [...new Set([...before, ...own])] });
  }

  /** What the waiting files share once they are put in place so; null while the engine cannot tell. Counted once for the same tables. */
  overlap(placement: Placement, keeps: Keeps): Promise<Overlap | null> {
    const { now, files } = this;
    if (!now || !files.opened) return Promise.resolve(null);
    const { codebook } = files.opened;
    const placed = place(files.list, now.files, placement, codebook, keeps);
    const key = JSON.stringify(placed.map(({ id, tables, without, keeps }) => [id, tables, without, keeps]));
    if (this.#overlap?.key !== key) {
      const found = this.#overlapOf(placed, now.files, codebook);
      this.#overlap = { key, found };
    }
    return this.#overlap.found;
  }

  async #overlapOf(placed: OpenFile[], waiting: Loaded[], codebook: Codebook): Promise<Overlap | null> {
    try {
      await this.jobs.restored();
      return await overlap(await this.loader.engine(), codebook, placed, waiting);
    } catch (error) {
      this.#overlap = null;
      // the tables of a reading that has been replaced are gone: nobody waits for an answer about them
      const isWanted = waiting.every(({ tables }) => this.now?.files.some((file) => file.tables === tables));
      if (isWanted && !(error instanceof EngineCrash)) this.jobs.trouble = error;
      return null;
    }
  }

  /** Puts them in place; what was open stays as it was until all of them are there. */
  place(placement: Placement, keeps: Keeps = 'later'): Promise<void> {
    return this.jobs.run(async (job) => {
      const { now, files } = this;
      if (!now || !files.opened) return;
      const { codebook } = files.opened;
      // what is shown is counted first: the rules of the files that are open come after it
      this.#checking.abort();
      try {
        await files.put(codebook, place(files.list, now.files, placement, codebook, keeps), job, {
          shown: () => (this.now = null)
        });
        files.changed();
      } finally {
        void this.#check();
      }
    });
  }

  discard(): Promise<void> {
    this.now = null;
    this.#rereads.cancel();
    return this.jobs.run(() => this.files.sweep());
  }

  /** Counts the rules that they break, while somebody reads what else there is to say of them. */
  async #check(): Promise<void> {
    this.#checking.abort();
    this.#checking = new AbortController();
    const { signal } = this.#checking;
    for (const file of this.now?.files ?? []) {
      const isWaiting = () => this.now?.files.some(({ report }) => report === file.report) ?? false;
      try {
        if (signal.aborted || !isWaiting()) continue;
        const report = await check(await this.loader.engine(), this.files.opened!.codebook, file, signal);
        if (isWaiting())
          this.#show((files) => files.map((one) => (one.report === file.report ? { ...one, report } : one)));
      } catch (error) {
        // what brings them back after a crash counts them, too
        if (error instanceof EngineCrash) return;
        if (!signal.aborted && isWaiting()) this.jobs.trouble = error;
      }
    }
  }

  /** Changes the files that wait, if any still do. */
  #show(change: (files: Loaded[]) => Loaded[]): void {
    if (!this.now) return;
    const { files, proposal, rereading } = this.now;
    this.now = { ...pendingOver(this.files.list, change(files), this.files.opened!.codebook), proposal, rereading };
  }
}
