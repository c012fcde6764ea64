import type { Codebook } from '../../codebook/codebook';
import { EngineCrash } from '../../engine/engine';
import { geographyOf } from '../../estimates/geography';
import type { Unconfirmed } from '../../estimates/unconfirmed';
import type { Opened } from '../../figures/survey';
import type { Instructions } from '../../intake/shape/instructions';
import { isWaiting } from '../../intake/report/isWaiting';
import { assemble, repeats, type OpenFile } from '../../tables/load/assemble';
import { check } from '../../tables/checks/check';
import { dropOthers } from '../../tables/load/drop';
import type { AreaReturns } from '../../tables/load/returns';
import type { StoredTable } from '../../tables/store/stored';
import type { Source } from '../../tables/load/load';
import type { Loader } from './loader';
import { named, type NamedRepeat } from './namedRepeats';
import { simulatedTables, remove, reread, restore, settled } from './place';
import { Rereads } from './rereads';
import type { Job, JobQueue } from '../work/jobQueue.svelte';

/** Work that is shorter is not told of. */
const soon = 300;

/** The files that are open, and the tables, which are a function of them. */
export class Files {
  opened = $state.raw<Opened | null>(null);
  list = $state.raw<OpenFile[]>([]);
  /** by wave: what each area has sent; counted when the tables are shown */
  returns = $state.raw<Record<string, AreaReturns[]>>({});
  /** the survey is shown by the tables that its files will have */
  isPromised = false;
  #rereads = new Rereads<number>();

  /**
   * @param held tables of files that wait to be put in place
   * @param changed called when a person has changed the list
   * @param looked settled when somebody looks at the files, and what is shown has been counted
   */
  constructor(
    readonly jobs: JobQueue,
    readonly loader: Loader,
    readonly held: () => StoredTable[],
    readonly changed: () => void,
    readonly looked: () => Promise<unknown>
  ) {}

  /** Shows a survey whose files are still on their way by the tables that they will have. */
  promise(codebook: Codebook, stored: StoredTable[]): void {
    this.list = [];
    this.isPromised = true;
    this.returns = {};
    this.opened = { codebook, stored, simulated: new Set(codebook.simulated ? stored.map(name) : []), unconfirmed: [] };
  }

  /**
   * Puts files in place of those that are open; what was open stays until all of their tables are there.
   * @param anew asks all that is shown again, even where nothing has changed
   * @param shown called in the moment that they are shown
   */
  async put(
    codebook: Codebook,
    files: OpenFile[],
    job: Job,
    { anew = false, shown = () => undefined }: { anew?: boolean; shown?: () => void } = {}
  ): Promise<void> {
    const engine = await this.loader.engine();
    const telling = setTimeout(() => job.tell({ step: 'store', file: '', share: null }, 0), soon);
    try {
      const stored = await assemble(engine, codebook, files, job.signal);
      const next: Opened = {
        codebook,
        stored,
        simulated: simulatedTables(files, stored, codebook),
        unconfirmed: waiting(files)
      };
      this.list = files;
      this.isPromised = false;
      if (anew || !isSame(this.opened, next)) this.opened = next;
      shown();
    } finally {
      clearTimeout(telling);
    }
    await this.sweep();
    void this.#count();
  }

  rereadOpen(at: number, change: Instructions): Promise<void> {
    const { id, source } = this.list[at]!;
    const asked = this.#rereads.ask(id, source.instructions ?? {}, change);
    return this.jobs.run(async (job) => {
      const place = this.list.findIndex((file) => file.id === id);
      if (place < 0 || !this.#rereads.isWanted(id, asked)) return;
      asked.cancel = job.cancel;
      try {
        const { codebook } = this.opened!;
        const { instructions } = asked;
        const [loaded] = await this.loader.load(job, codebook, [{ ...this.list[place]!.source, instructions }]);
        await this.put(codebook, reread(this.list, place, loaded!, codebook), job);
        this.changed();
      } finally {
        this.#rereads.settle(id, asked);
        await this.sweep();
      }
    });
  }

  /**
   * Reads files anew from other texts of the same records.
   * @param sources by id of the file
   * @throws Error when a file would not have as many records as before; then nothing has changed
   */
  async replaceTexts(job: Job, sources: ReadonlyMap<number, Source>): Promise<void> {
    const { codebook } = this.opened!;
    let files = this.list;
    for (const [id, source] of sources) {
      const at = files.findIndex((file) => file.id === id);
      const before = files[at]!.report;
      const [loaded] = await this.loader.load(job, codebook, [source]);
      const { rows, rejects } = loaded!.report;
      if (rows !== before.rows || rejects !== before.rejects)
        throw new Error(`${source.name}: ${before.rows} + ${before.rejects} != ${rows} + ${rejects}`);
      files = reread(files, at, loaded!, codebook);
    }
    await this.put(codebook, files, job);
    this.changed();
  }

  async repeats(): Promise<NamedRepeat[]> {
    const { opened, list } = this;
    if (!opened) return [];
    return named(await repeats(await this.loader.engine(), opened.codebook, list), list);
  }

  remove(at: number): Promise<void> {
    return this.#change((files) => remove(files, at, this.opened!.codebook));
  }

  restoreAreas(at: number): Promise<void> {
    return this.#change((files) => restore(files, at, this.opened!.codebook));
  }

  /** Opens a list that was open before, as it was read then; files whose tables are gone are read again. */
  goTo(files: OpenFile[]): Promise<void> {
    return this.jobs.run(async (job) => {
      if (!this.opened) return;
      const { codebook } = this.opened;
      const names = ({ tables }: OpenFile) => JSON.stringify(tables.map(name));
      const still = (file: OpenFile) =>
        this.list.some((one) => one.id === file.id && names(one) === names(file)) || file.tables.length === 0;
      const gone = files.filter((file) => !still(file));
      const loaded = await this.loader.load(
        job,
        codebook,
        gone.map(({ source }) => source)
      );
      const back = files.map((file) => ({ ...file, ...loaded[gone.indexOf(file)] }));
      await this.put(codebook, settled(back, codebook), job);
      this.changed();
    });
  }

  /** Loads the open files again, into a new engine. Files that it dies of are left out. */
  async reload(job: Job): Promise<{ gone: OpenFile[]; different: OpenFile[] }> {
    const before = this.list;
    const { codebook } = this.opened!;
    const sources = before.map(({ source }) => source);
    const loaded = await this.loader.load(job, codebook, sources);
    const crashesEngine = ({ source }: OpenFile) => this.loader.crashesEngine(source);
    const gone = before.filter(crashesEngine);
    let files = loaded.reduce((list, one, at) => reread(list, at, one, codebook), before);
    for (const { id } of gone) {
      files = remove(
        files,
        files.findIndex((file) => file.id === id),
        codebook
      );
    }
    await this.put(codebook, files, job, { anew: true });
    const names = ({ tables }: OpenFile) => JSON.stringify(tables.map(name));
    const different = files.filter((file) => names(file) !== names(before.find(({ id }) => id === file.id)!));
    return { gone, different };
  }

  /** Drops the tables that nothing shows any more. */
  async sweep(): Promise<void> {
    const used = [...this.list.flatMap(({ tables }) => tables), ...(this.opened?.stored ?? []), ...this.held()];
    await dropOthers(await this.loader.engine(), used);
  }

  #change(change: (files: OpenFile[]) => OpenFile[]): Promise<void> {
    return this.jobs.run(async (job) => {
      if (!this.opened) return;
      await this.put(this.opened.codebook, change(this.list), job);
      this.changed();
    });
  }

  /** Counts what the tables can be shown without: broken rules, and who has sent what. */
  async #count(): Promise<void> {
    const { opened, list } = this;
    if (!opened) return;
    const { codebook, stored } = opened;
    await this.looked();
    if (this.opened !== opened) return;
    try {
      const engine = await this.loader.engine();
      for (const file of list) {
        const report = await check(engine, codebook, file);
        this.list = this.list.map((other) => (other.report === file.report ? { ...other, report } : other));
      }
      const { returns } = await import('../../tables/load/returns');
      const geography = geographyOf(codebook);
      const found: Record<string, AreaReturns[]> = {};
      for (const { id } of codebook.waves) {
        if (stored.some(({ wave }) => wave === id)) {
          found[id] = await returns(engine, codebook, { stored, files: list, geography }, id);
        }
      }
      if (this.opened === opened) this.returns = found;
    } catch (error) {
      if (this.opened === opened && !(error instanceof EngineCrash)) this.jobs.trouble = error;
    }
  }
}

const name = (table: StoredTable): string => table.name;

/** The questions that columns wait to answer, in each table and wave of their file. */
function waiting(files: OpenFile[]): Unconfirmed[] {
  return files.flatMap(({ tables, report }) =>
    report.columns
      .filter(isWaiting)
      .flatMap(({ answering }) =>
        tables.map(({ table, wave, areas }) => ({ table, wave, areas, question: answering!.question }))
      )
  );
}

function isSame(some: Opened | null, other: Opened): boolean {
  const text = ({ stored, simulated, unconfirmed }: Opened) =>
    JSON.stringify([stored.map(name), [...simulated], unconfirmed]);
  return some?.codebook === other.codebook && text(some) === text(other);
}
