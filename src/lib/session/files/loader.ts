import type { Codebook, Preset } from '../../codebook/codebook';
import type { Engine, EngineCrash } from '../../engine/engine';
import { emptyReport } from '../../intake/report/emptyReport';
import type { Loaded, Source } from '../../tables/load/load';
import type { Job } from '../work/jobQueue.svelte';

const maxKills = 2;

/** Loads files into the page's engine, and remembers which of them it died of. */
export class Loader {
  #kills = new Map<string, number>();
  #inHand: Source | null = null;
  /** the engine that gets the files has started */
  #isStarted = false;
  #crash: EngineCrash | null = null;

  /** @param presets of this machine for a survey */
  constructor(
    readonly engine: () => Promise<Engine>,
    readonly presets: (survey: string) => Preset[]
  ) {}

  /** One entry a source, in their order. A file that the engine has died of twice is not tried again: its report says so. */
  async load(job: Job, codebook: Codebook, sources: Source[], { check = true } = {}): Promise<Loaded[]> {
    const tried = sources.filter((source) => !this.crashesEngine(source));
    const bytes = tried.reduce((sum, { file }) => sum + file.size, 0);
    this.#crash = null;
    this.#isStarted = false;
    const engine = this.engine().then((started) => {
      this.#isStarted = true;
      return started;
    });
    try {
      // what reads files is fetched behind the first view
      const { load } = await import('../../tables/load/load');
      const loaded = await load(engine, codebook, tried, {
        signal: job.signal,
        check,
        presets: this.presets(codebook.id),
        progress: (progress) => {
          this.#inHand = tried[progress.index]!;
          job.tell(progress, bytes);
        }
      });
      // a fault that a file met while the engine ended is none of the file
      if (this.#crash) throw this.#crash as EngineCrash;
      return sources.map((source) => loaded[tried.indexOf(source)] ?? crashing(source));
    } finally {
      this.#inHand = null;
    }
  }

  /** The engine has crashed: counts it against the file in hand. @returns false when there is none, or none could reach the engine yet */
  blame(crash: EngineCrash): boolean {
    this.#crash = crash;
    if (!this.#inHand || !this.#isStarted) return false;
    const key = keyOf(this.#inHand);
    this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
    return true;
  }

  crashesEngine(source: Source): boolean {
    return (this.#kills.get(keyOf(source)) ?? 0) >= maxKills;
  }
}

const keyOf = ({ name, file }: Source): string => JSON.stringify([name, file.size]);

/** A file of which nothing is loaded. */
export function failed(source: Source, problem: Loaded['report']['problem']): Loaded {
  const report = { ...emptyReport(source.name, source.file.size), problem };
  return { source, report, tables: [], text: null };
}

function crashing(source: Source): Loaded {
  return failed(source, { code: 'unreadable', detail: { cause: 'stops' } });
}
