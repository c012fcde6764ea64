import { getContext, setContext } from 'svelte';
import type { Codebook, Preset } from '../codebook/codebook';
import { readCodebookInTurns } from '../codebook/readCodebook';
import { EngineCrash } from '../engine/engine';
import type { FileText } from '../intake/text/fileText';
import type { PreviewRecord } from '../intake/report/reading';
import type { Source } from '../tables/load/load';
import { turn } from '../page/turn';
import { m } from '../paraglide/messages';
import { fetchDrawing } from '../charts/components';
import { onCrash, startEngine } from './work/engine';
import { Files } from './files/files.svelte';
import { Gate } from './work/gate';
import { Keep, keyOf, type Returning } from './kept/keep.svelte';
import { Loader } from './files/loader';
import { builtInPack, builtInSurveys, droppedPack, keptPack, sortFiles, withOpen } from './files/pack';
import type { DroppedFile, Pack, SurveyChoice } from './files/pack';
import { painted } from '../page/painted';
import { designText, restartedText } from './work/notice';
import { elsewhere } from './files/pending';
import { PendingFiles } from './files/pendingFiles.svelte';
import { opened } from './files/place';
import { Presets } from './files/presets.svelte';
import { Board } from './board.svelte';
import { Steps } from './steps';
import { NO_CHOICES } from '../figures/view/view';
import type { Boundary } from '../figures/survey';
import type { Leaving } from './kept/writeKept';
import { Works, type Job } from './work/works.svelte';

/** The only reactive state: what is open, what waits, what is kept, and what is shown. */
export class Session {
  surveys = $state.raw<SurveyChoice[]>([]);
  boundary = $state.raw<Boundary | null>(null);
  /** a sentence about what happened by itself; null when it was read */
  notice = $state.raw<string | null>(null);

  #presets = new Presets();
  readonly keep: Keep = new Keep(this.#presets, (sentence) => (this.notice = sentence));
  #works = new Works((job) => this.#recover(job));
  #loader = new Loader(startEngine, (survey) => this.#presets.ownOf(survey));
  readonly files: Files = new Files(
    this.#works,
    this.#loader,
    () => this.pending.tables,
    () => {
      this.#save();
      this.steps.note();
    },
    async () => {
      await this.#looking.opened;
      await this.board.answered();
    }
  );
  readonly pending: PendingFiles = new PendingFiles(this.#works, this.#loader, this.files, (sources, job) =>
    this.#propose(sources, job)
  );
  #pack: Pack | null = null;
  /** what was said when the engine had been started again */
  #restarted: string | null = null;
  /** opens when the first view is drawn, which the start of the engine would slow down, or when the engine is asked */
  #engineTime = new Gate();
  /** opens when somebody looks at the files for the first time: until then nobody asks what else is to say of them */
  #looking = new Gate();
  /** settled when the tables of the survey are in the engine */
  #tables: Promise<unknown> = Promise.resolve();

  opened = $derived(this.files.opened);
  /** of the files that are open */
  reports = $derived(this.files.list.map(({ report }) => report));
  work = $derived(this.#works.now);
  presets = $derived<Preset[]>(this.opened ? this.#presets.of(this.opened.codebook) : []);
  choices = $derived(withOpen(this.surveys, this.opened?.codebook));

  /** what stands on the page of it */
  readonly board: Board = new Board({
    opened: () => this.opened,
    boundary: () => this.boundary,
    isWorking: () => this.#works.changing > 0,
    tablesReady: () => this.#tablesReady(),
    tablesCome: () => this.#engineTime.opened.then(() => this.#tablesReady()),
    fail: (error) => (this.trouble = error),
    shown: () => this.steps.note()
  });
  readonly steps: Steps = new Steps(
    this.board,
    this.files,
    () => this.pending.now !== null || this.#works.changing > 0
  );

  constructor() {
    onCrash((crash) => {
      // what was said of the time before is true no more
      if (this.notice === this.#restarted) this.notice = null;
      this.#works.crashed(crash, this.#loader.blame(crash));
    });
  }

  get trouble(): unknown {
    return this.#works.trouble;
  }

  set trouble(trouble: unknown) {
    this.#works.trouble = trouble;
  }

  /** Opens the survey that the address names, else the one that is kept on this machine, else the first that comes with the page. */
  start(): Promise<void> {
    return this.#works.run(async (job) => {
      this.surveys = await builtInSurveys();
      await this.keep.wake();
      const kept = await this.keep.pack(this.board.choices.survey);
      if (kept) return this.#openPack(job, keptPack(kept), false);
      const known = [this.board.choices.survey, this.keep.last].find((id) =>
        this.surveys.some((survey) => survey.id === id)
      );
      const id = known ?? this.surveys[0]?.id;
      if (id) await this.#openPack(job, await builtInPack(id), false);
    });
  }

  openBuiltIn(id: string): Promise<void> {
    return this.#works.run(async (job) => this.#openPack(job, await builtInPack(id), true));
  }

  /** Takes whatever was dropped: zips of files, a survey pack with its data, presets, a boundary file, tables of the open survey. */
  open(dropped: DroppedFile[]): Promise<void> {
    return this.#works.run(async (job) => {
      const { unpack } = await import('./files/unpack');
      const { files, failed } = await unpack(dropped, job);
      const { arePictures } = await import('./picture');
      if (failed.length === 0 && (await arePictures(files))) return this.#openPicture(job, files[0]!.file);
      const { pack, boundaries, tables } = sortFiles(files);
      if (pack) await this.#openPack(job, await droppedPack(pack), true);
      for (const { path, file } of boundaries) await this.#openJson(path, await file.text());
      if (tables.length + failed.length === 0) return;
      const sources = tables.map(({ path, file }) => ({ name: path, file }));
      job.behind();
      await this.pending.load(job, sources, failed);
    });
  }

  /** Takes a table that was copied in a spreadsheet. */
  async paste(text: string): Promise<void> {
    const { readPasted } = await import('../files/csv/readPasted');
    const table = readPasted(text);
    const name = `${m.session_pasted({ time: new Date().toTimeString().slice(0, 8).replaceAll(':', '-') })}.csv`;
    if (table === null) this.notice = m.session_pasted_nothing();
    else await this.open([{ path: name, file: new File([table], name) }]);
  }

  /** The waiting files belong to another survey that comes with the page: opens it and loads them there. */
  openIn(id: string): Promise<void> {
    return this.#works.run(async (job) => {
      if (id === this.opened?.codebook.id) return;
      const sources = (this.pending.now?.files ?? []).map(({ source }) => elsewhere(source));
      await this.#openPack(job, await builtInPack(id), true);
      job.behind();
      await this.pending.load(job, sources);
    });
  }

  /** The records of a file that begin on these lines, as they stand there. */
  records = async (text: FileText, lines: number[]): Promise<PreviewRecord[]> =>
    (await import('../intake/records/records')).records(text, lines);

  /** Downloads what was found in the open or the waiting files. */
  damageReport = (of: 'open' | 'pending', kind: 'xlsx' | 'csv'): Promise<void> =>
    this.#works.run(async (job) => {
      job.behind();
      const { downloadReport } = await import('./files/downloadReport');
      await downloadReport(
        (of === 'open' ? this.files.list : this.pending.now?.files) ?? [],
        this.opened!.codebook,
        kind
      );
    });

  /** Downloads a blank form for a table. */
  blankForm = (table: string): Promise<void> =>
    this.#works.run(async (job) => {
      job.behind();
      const { downloadForm } = await import('./files/downloadForm');
      await downloadForm(table, this.opened!.codebook);
    });

  /** Remembers how a waiting file is read, or an open one when none waits, under a name. */
  async savePreset(at: number, name: string): Promise<void> {
    const { presetFrom } = await import('./files/presetFile');
    const file = (this.pending.now?.files ?? this.files.list)[at];
    const preset = file && presetFrom(file, name, this.presets);
    if (preset) await this.#takePreset(preset);
  }

  async forgetPreset(name: string): Promise<void> {
    const { id } = this.opened!.codebook;
    this.#presets.forget(id, name);
    await this.keep.savePresets(id, [name]);
  }

  /** Opens a list of files that is kept on this machine. */
  openKept = (list: string): Promise<void> =>
    this.#works.run(async (job) => {
      const { survey, pack } = await this.keep.turnTo(list);
      await this.#openPack(job, pack ? keptPack(pack) : await builtInPack(survey), true);
    });

  keepFiles = (on: boolean): Promise<void> => this.keep.keep(on, this.#leaving());

  /** The first view is there: the engine may start. */
  drawn(): void {
    this.#engineTime.open();
  }

  /** The files are looked at: what is counted for them only is wanted. */
  look(): void {
    this.#looking.open();
  }

  async #tablesReady(): Promise<void> {
    this.#engineTime.open();
    await this.#tables;
    await this.#works.restored();
  }

  /** Opens a pack with its files, or with those that are kept of it. */
  async #openPack(job: Job, pack: Pack, fresh: boolean): Promise<void> {
    await painted();
    const codebook = await readCodebookInTurns(pack.texts, turn);
    await painted();
    const kept = await this.keep.files(keyOf(codebook, pack), pack);
    if (!kept) return this.#fill(job, codebook, pack, fresh);
    try {
      await this.#fill(job, codebook, { ...pack, remembered: null }, fresh, kept);
    } catch (error) {
      if (error instanceof EngineCrash || job.signal.aborted) throw error;
      this.keep.spare();
      await this.#fill(job, codebook, pack, fresh);
    }
  }

  /** What is remembered of a pack is shown before its tables are in the engine. */
  async #fill(
    job: Job,
    codebook: Codebook,
    pack: Pack,
    fresh: boolean,
    kept: Returning[] | null = null
  ): Promise<void> {
    const { remembered } = pack;
    // nobody waits for it here: the answers may have to wait for what this work does
    const enter = () => {
      this.#turnTo(pack);
      this.notice = designText(codebook) ?? this.notice;
      if (fresh) void this.board.show({ ...NO_CHOICES, survey: codebook.id });
    };
    job.isCancellable = remembered === null && this.opened !== null;
    const loading = (remembered ? this.#engineTime.opened : Promise.resolve()).then(async () => {
      const fetched = kept?.map(({ source }) => source) ?? pack.sources();
      // what is shown already stays quick to the touch: nothing else runs while the engine takes all cores to start
      const [sources] = await Promise.all([fetched, remembered ? this.#loader.engine() : null]);
      return this.#loader.load(job, codebook, sources, { check: false });
    });
    if (remembered) {
      this.#tables = loading.catch(() => null);
      this.files.promise(codebook, remembered.stored);
      enter();
      job.behind();
    }
    const loaded = await loading;
    await this.files.put(
      codebook,
      kept ? this.keep.back(kept, loaded, codebook) : opened(loaded, { brought: false }),
      job,
      {
        shown: () => {
          if (!remembered) enter();
        }
      }
    );
    this.steps.note();
    performance.mark('tables-ready');
  }

  #turnTo(pack: Pack): void {
    this.#pack = pack;
    this.board.remember(pack.remembered ?? { stored: [], answers: {} });
    this.boundary = null;
  }

  /** Goes to the view that a picture of ours was made of, or says why it cannot. */
  async #openPicture(job: Job, file: Blob): Promise<void> {
    const { pictureOf, reopen } = await import('./picture');
    const picture = await pictureOf(file);
    if (!picture) {
      this.notice = m.figure_png_plain();
      return;
    }
    const { survey, saved, tables } = picture;
    const isOther = survey !== this.opened?.codebook.id && this.surveys.some(({ id }) => id === survey);
    // files that somebody opened are not let go for a picture: it then says of which survey it is
    const isFree = !this.files.list.some(({ brought }) => brought);
    if (isFree && isOther && survey !== null) await this.#openPack(job, await builtInPack(survey), true);
    const { went, said } = reopen(saved, tables, { ...this.opened!, boundary: this.boundary });
    if (went) await this.board.go(went.choices, went.page);
    this.notice = said;
  }

  /** Shapes of areas, or a preset. */
  async #openJson(path: string, text: string): Promise<void> {
    const [{ isPreset, readPreset }, { readBoundary }] = await Promise.all([
      import('./files/presetFile'),
      import('./files/boundary')
    ]);
    const { codebook } = this.opened!;
    if (isPreset(text)) await this.#takePreset(readPreset(path, text, codebook));
    else {
      const boundary = readBoundary(path, text, codebook);
      await fetchDrawing('choropleth');
      this.boundary = boundary;
    }
  }

  async #takePreset(preset: Preset): Promise<void> {
    const { id } = this.opened!.codebook;
    this.#presets.add(id, preset);
    await this.keep.savePresets(id);
  }

  async #propose(sources: Source[], job: Job): Promise<string | null> {
    const { propose } = await import('./files/propose');
    const others = this.surveys.map(({ id }) => id).filter((id) => id !== this.opened?.codebook.id);
    return propose(sources, others, job.signal);
  }

  #leaving(): Leaving | null {
    const { opened } = this;
    const pack = this.#pack;
    if (!opened || !pack) return null;
    const { codebook } = opened;
    return { key: keyOf(codebook, pack), codebook, files: this.files.list, pack: pack.isBuiltIn ? null : pack.texts };
  }

  #save(): void {
    const leaving = this.#leaving();
    if (leaving) void this.keep.save(leaving);
  }

  /** Brings back what was in an engine that has crashed. A survey that was still being opened is opened again by its own work. */
  async #recover(job: Job): Promise<void> {
    const gone = this.files.list.length > 0 ? await this.files.reload(job) : null;
    await this.pending.reload(job);
    this.notice = this.#restarted = restartedText(gone);
  }
}

const KEY = Symbol('session');

export const provideSession = (): Session => setContext(KEY, new Session());
export const useSession = (): Session => getContext<Session>(KEY);
