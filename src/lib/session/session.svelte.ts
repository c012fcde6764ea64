import { getContext, setContext } from 'svelte';
import type { Codebook, Preset } from '../codebook/codebook';
import type { Choosable } from '../figures/explain/numbers';
import type { MatchedChoice } from '../figures/explain/matchedNumbers';
import type { VersusChoice } from '../figures/explain/versusNumbers';
import { NO_CHOICES } from '../figures/view/view';
import type { PreviewRecord } from '../intake/report/reading';
import type { FileText } from '../intake/text/fileText';
import { formatNumber } from '../i18n/format';
import { m } from '../paraglide/messages';
import type { Source } from '../tables/load/load';
import { Gathered } from './briefing/gathered.svelte';
import { Board } from './board.svelte';
import { Files } from './files/files.svelte';
import { Loader } from './files/loader';
import { withOpen, type DroppedFile, type Pack } from './files/pack';
import { elsewhere } from './files/pending';
import { PendingFiles } from './files/pendingFiles.svelte';
import { Presets } from './files/presets.svelte';
import { Keep } from './kept/keep.svelte';
import { Corrections } from './corrections/corrections.svelte';
import { Steps } from './steps';
import { Surveys } from './surveys.svelte';
import { onCrash, startEngine } from './work/engine';
import { Latch } from './work/latch';
import { restartedText } from './work/notice';
import { Targets } from './targets/targets.svelte';
import { Owns } from './own/owns.svelte';
import { Visits } from './visits/visits.svelte';
import { JobQueue, type Job } from './work/jobQueue.svelte';

/** The only reactive state: what is open, what waits, what is kept, and what is shown. */
export class Session {
  /** a sentence about what happened by itself; null when it was read */
  notice = $state.raw<string | null>(null);
  /** the numbers of which one is being explained; nothing once the page shows other answers */
  explaining = $state.raw<Choosable | MatchedChoice | VersusChoice | null>(null);

  #presets = new Presets();
  readonly targets: Targets = new Targets((survey) => {
    void this.keep.saveTargets(survey);
    this.steps.note();
  });
  readonly own: Owns = new Owns((survey) => {
    void this.keep.saveOwn(survey);
    this.steps.note();
    void this.board.rewrite();
  });
  readonly visits: Visits = new Visits((survey) => void this.keep.saveVisits(survey));
  readonly corrections = new Corrections();
  readonly gathered = new Gathered();
  readonly keep: Keep = new Keep(
    this.#presets,
    (sentence) => (this.notice = sentence),
    this.visits,
    this.targets,
    this.own
  );
  #jobs = new JobQueue((job) => this.#recover(job));
  #loader = new Loader(startEngine, (survey) => this.#presets.ownOf(survey));
  readonly files: Files = new Files(
    this.#jobs,
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
  readonly pending: PendingFiles = new PendingFiles(this.#jobs, this.#loader, this.files, (sources, job) =>
    this.#propose(sources, job)
  );
  readonly surveys: Surveys = new Surveys(this.keep, this.#loader, this.files, {
    entered: (...survey) => this.#enter(...survey),
    filled: () => this.steps.note()
  });
  /** what was said when the engine had been started again */
  #restarted: string | null = null;
  /** opens when somebody looks at the files for the first time: until then nobody asks what else is to say of them */
  #looking = new Latch();

  /** what is open, with what is defined here, held against the targets that are set here */
  opened = $derived(
    this.files.opened && !this.own.isReading ? this.targets.applied(this.own.applied(this.files.opened)) : null
  );
  /** of the files that are open */
  reports = $derived(this.files.list.map(({ report }) => report));
  work = $derived(this.#jobs.now);
  presets = $derived<Preset[]>(this.opened ? this.#presets.of(this.opened.codebook) : []);
  choices = $derived(withOpen(this.surveys.builtIn, this.opened?.codebook));

  /** what stands on the page of it */
  readonly board: Board = new Board({
    opened: () => this.opened,
    boundary: () => this.surveys.boundary,
    isWorking: () => this.#jobs.changing > 0,
    quiet: () => this.surveys.quiet,
    tablesReady: async () => {
      await this.surveys.tablesReady();
      await this.#jobs.restored();
    },
    fail: (error) => (this.trouble = error),
    named: (choices) => this.own.named(choices, this.files.opened?.codebook),
    defined: (choices) => this.own.definedIn(choices, this.files.opened?.codebook),
    shown: () => this.steps.note()
  });
  readonly steps: Steps = new Steps(
    this.board,
    this.files,
    this.targets,
    this.own,
    () => this.pending.now !== null || this.#jobs.changing > 0
  );

  constructor() {
    onCrash((crash) => {
      // what was said of the time before is true no more
      if (this.notice === this.#restarted) this.notice = null;
      this.#jobs.crashed(crash, this.#loader.blame(crash));
    });
  }

  get trouble(): unknown {
    return this.#jobs.trouble;
  }

  set trouble(trouble: unknown) {
    this.#jobs.trouble = trouble;
  }

  start = (): Promise<void> => {
    this.own.link(this.board.choices.defined);
    return this.#jobs.run((job) => this.surveys.start(job, this.board.choices.survey));
  };

  openBuiltIn = (id: string): Promise<void> => this.#jobs.run((job) => this.surveys.openBuiltIn(job, id));

  openKept = (list: string): Promise<void> => this.#jobs.run((job) => this.surveys.openKept(job, list));

  /** Takes whatever was dropped. */
  open(dropped: DroppedFile[]): Promise<void> {
    return this.#jobs.run(async (job) => {
      const { openDropped } = await import('./openDropped');
      await openDropped(dropped, job, {
        surveys: this.surveys,
        pending: this.pending,
        board: this.board,
        visits: this.visits,
        corrections: this.corrections,
        targets: this.targets,
        session: this,
        takePreset: (preset) => this.#takePreset(preset),
        tell: (sentence) => (this.notice = sentence)
      });
    });
  }

  /** Takes a table that was copied in a spreadsheet. */
  async paste(text: string): Promise<void> {
    const { pasted } = await import('./pasted');
    const table = pasted(text);
    if (typeof table === 'string') this.notice = table;
    else await this.open([table]);
  }

  /** The waiting files belong to another survey that comes with the page: opens it and loads them there. */
  openIn(id: string): Promise<void> {
    return this.#jobs.run(async (job) => {
      if (id === this.opened?.codebook.id) return;
      const sources = (this.pending.now?.files ?? []).map(({ source }) => elsewhere(source));
      await this.surveys.openBuiltIn(job, id);
      job.behind();
      await this.pending.load(job, sources);
    });
  }

  /** The records of a file that begin on these lines, as they stand there. */
  records = async (text: FileText, lines: number[]): Promise<PreviewRecord[]> =>
    (await import('../intake/records/records')).records(text, lines);

  /** Downloads what was found in the open or the waiting files. */
  damageReport = (of: 'open' | 'pending', kind: 'xlsx' | 'csv'): Promise<void> =>
    this.#jobs.run(async (job) => {
      job.behind();
      const { downloadReport } = await import('./files/downloadReport');
      await downloadReport(
        (of === 'open' ? this.files.list : this.pending.now?.files) ?? [],
        this.files.opened!.codebook,
        kind
      );
    });

  /** Downloads a blank form for a table. */
  blankForm = (table: string): Promise<void> =>
    this.#jobs.run(async (job) => {
      job.behind();
      const { downloadForm } = await import('./files/downloadForm');
      await downloadForm(table, this.files.opened!.codebook);
    });

  /** Downloads the cells that have to be corrected, of an area or of all. */
  downloadCorrections = (area: string | null): Promise<void> =>
    this.#jobs.run(async (job) => {
      job.behind();
      const { downloadCorrections } = await import('./corrections/downloadCorrections');
      const said = await downloadCorrections(await startEngine(), this.files.opened!, this.files.list, area);
      if (said !== null) this.notice = said;
    });

  /** What becomes of the corrections that came back: with a yes exactly their cells change. */
  async correct(takes: boolean): Promise<void> {
    const list = this.corrections.settle();
    if (!takes || !list) return;
    await this.#jobs.run(async (job) => {
      const { mended } = await import('./corrections/mend');
      const ids = [...new Set(list.changes.map(({ fileId }) => fileId))];
      const sources = new Map(
        await Promise.all(
          ids.map(async (id) => {
            const open = this.files.list.find((file) => file.id === id)!;
            const own = list.changes.filter(({ fileId }) => fileId === id);
            return [id, await mended(open, own, this.presets)] as const;
          })
        )
      );
      await this.files.replaceTexts(job, sources);
      this.notice = m.corrections_taken({ count: formatNumber(list.changes.length) });
    });
  }

  /** Remembers how a waiting file is read, or an open one when none waits, under a name. */
  async savePreset(at: number, name: string): Promise<void> {
    const file = (this.pending.now?.files ?? this.files.list)[at];
    const { presetFrom } = await import('./files/presetFile');
    const preset = file && presetFrom(file, name, this.presets);
    if (preset) await this.#takePreset(preset);
  }

  async forgetPreset(name: string): Promise<void> {
    const { id } = this.opened!.codebook;
    this.#presets.forget(id, name);
    await this.keep.savePresets(id, [name]);
  }

  keepFiles = (on: boolean): Promise<void> => this.keep.keep(on, this.surveys.leaving);

  /** The files are looked at: what is counted for them only is wanted. */
  look(): void {
    this.#looking.open();
  }

  #enter(pack: Pack, codebook: Codebook, isChosen: boolean): void {
    this.board.remember(pack.precomputed ?? { stored: [], answers: {} });
    // nobody waits for it here: the answers may have to wait for what this work does
    if (isChosen) void this.board.show({ ...NO_CHOICES, survey: codebook.id });
  }

  #save(): void {
    const { leaving } = this.surveys;
    if (leaving) void this.keep.save(leaving);
  }

  async #takePreset(preset: Preset): Promise<void> {
    const { id } = this.opened!.codebook;
    this.#presets.add(id, preset);
    await this.keep.savePresets(id);
  }

  async #propose(sources: Source[], job: Job): Promise<string | null> {
    const { propose } = await import('./files/propose');
    const others = this.surveys.builtIn.map(({ id }) => id).filter((id) => id !== this.opened?.codebook.id);
    return propose(sources, others, job.signal);
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
