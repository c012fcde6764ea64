import { EngineCrash } from '../../engine/engine';
import type { LoadProgress } from '../../tables/load/load';
import { engineStart, Pace, steps, type Work } from './work';

/** `share` of all files, 0..1; null while it cannot be known. */
export type Progress = Pick<LoadProgress, 'step' | 'file'> & { share: number | null };

/** One piece of work, while it runs. */
export interface Job {
  signal: AbortSignal;
  cancel: () => void;
  /** a person may cancel it */
  isCancellable: boolean;
  /** what it has yet to do changes nothing that is shown */
  behind: () => void;
  /** tells how far it has come; nothing more once it is cancelled */
  tell: (progress: Progress, bytes: number) => void;
}

/** Crashes of the engine within a minute, without a file to blame, after which it is not started again until a person asks. */
const maxCrashes = 3;
const minute = 60_000;

/** Does one piece of work after the other, and says what is done and what went wrong. */
export class JobQueue {
  now = $state.raw<Work | null>(engineStart);
  trouble = $state.raw<unknown>(null);
  /** pieces of work, done or waiting, that will change what is shown */
  changing = $state(0);
  /** settled when what a crash took is back, or cannot be brought back now */
  recovering: Promise<void> = Promise.resolve();
  #recovered: (() => void) | null = null;
  #last: Promise<void> = Promise.resolve();
  #crash: EngineCrash | null = null;
  #crashes: number[] = [];

  /** @param recover brings back what was in an engine that has crashed */
  constructor(readonly recover: (job: Job) => Promise<void>) {}

  /**
   * Runs a piece of work after the one before. Its failure is told and what was open stays; a cancelled one says nothing. When
   * the engine crashes meanwhile, what was in it is brought back and the work is begun again.
   */
  run(work: (job: Job) => Promise<void>): Promise<void> {
    const job = this.#job(true);
    this.#last = this.#last.then(() => {
      if (this.#crash) this.#crashes = [];
      return this.#attempt(work, job);
    });
    return this.#last;
  }

  /**
   * Settled when what was in the engine is there, also where bringing it back was given up before.
   * @throws EngineCrash when it cannot be brought back now, which is told
   */
  async restored(): Promise<void> {
    await this.recovering;
    if (this.#crash) await this.run(() => Promise.resolve());
    if (this.#crash) throw this.#crash as EngineCrash;
  }

  /** The engine is gone; `blamed`: with a file in hand, which will not be loaded for ever. */
  crashed(crash: EngineCrash, blamed: boolean): void {
    this.#crash = crash;
    if (!blamed) this.#crashes.push(Date.now());
    // what is being brought back is begun again by whoever does it
    if (this.#recovered) return;
    this.recovering = new Promise((resolve) => (this.#recovered = resolve));
    // the work that runs meets the crash itself
    const job = this.#job(false);
    this.#last = this.#last.then(() => (this.#crash ? this.#attempt(() => Promise.resolve(), job) : job.behind()));
  }

  async #attempt(work: (job: Job) => Promise<void>, job: Job): Promise<void> {
    this.trouble = null;
    try {
      await this.#survive(work, job);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.trouble = error;
    } finally {
      this.now = null;
      job.behind();
    }
  }

  #job(isCancellable: boolean): Job {
    const stop = new AbortController();
    const cancel = () => {
      stop.abort();
      this.now = null;
    };
    let pace: Pace | null = null;
    let isBehind = false;
    this.changing++;
    const job: Job = {
      signal: stop.signal,
      cancel,
      isCancellable,
      behind: () => {
        if (!isBehind) this.changing--;
        isBehind = true;
      },
      tell: ({ step, file, share }, bytes) => {
        if (stop.signal.aborted) return;
        const time = performance.now();
        pace ??= new Pace(time);
        this.now = {
          step,
          file,
          done: steps.slice(0, steps.indexOf(step)),
          fraction: share,
          bytesDone: Math.round((share ?? 0) * bytes),
          bytesTotal: bytes,
          secondsLeft: share === null ? null : pace.left(share, time),
          cancel: job.isCancellable ? cancel : null
        };
      }
    };
    return job;
  }

  async #survive(work: (job: Job) => Promise<void>, job: Job): Promise<void> {
    do {
      await this.#bringBack();
      try {
        await work(job);
      } catch (error) {
        if (!this.#crash) throw error;
      }
    } while (this.#crash);
  }

  /** What cannot be brought back now is tried again before the next piece of work. */
  async #bringBack(): Promise<void> {
    try {
      while (this.#crash) await this.#recover(this.#crash);
    } finally {
      this.#recovered?.();
      this.#recovered = null;
    }
  }

  async #recover(crash: EngineCrash): Promise<void> {
    this.#crashes = this.#crashes.filter((time) => Date.now() - time < minute);
    if (this.#crashes.length >= maxCrashes) throw crash;
    this.#crash = null;
    const job = this.#job(false);
    try {
      await this.recover(job);
    } catch (error) {
      if (this.#crash) return;
      this.#crash = crash;
      throw error;
    } finally {
      job.behind();
    }
  }
}
