import type { Step } from '../../tables/load/load';

/** What is being done, for a sentence and a bar. */
export interface Work {
  step: 'engine' | Step;
  /** steps that the file in hand has behind it */
  done: Step[];
  /** the file in hand */
  file: string;
  /** 0..1 of all files, null while it cannot be known */
  fraction: number | null;
  bytesDone: number;
  bytesTotal: number;
  /** null while it cannot be known, and when it is less than a few seconds */
  secondsLeft: number | null;
  cancel: (() => void) | null;
}

export const steps: Step[] = ['read', 'clean', 'store'];

export const engineStart: Work = {
  step: 'engine',
  done: [],
  file: '',
  fraction: null,
  bytesDone: 0,
  bytesTotal: 0,
  secondsLeft: null,
  cancel: null
};

const shortest = 3;
/** Before so many seconds, and so large a share, a rate says nothing. */
const warmUp = 1;
const least = 0.02;
/** Share of a new estimate in the one that is told. */
const weight = 0.5;

/** How long a piece of work will take, by how far it has come. */
export class Pace {
  #total: number | null = null;

  /** @param start in milliseconds, as `now` is */
  constructor(readonly start: number) {}

  /** Seconds left at a share of 0..1; null when that is not known, or at most three. */
  left(share: number, now: number): number | null {
    const elapsed = (now - this.start) / 1000;
    if (elapsed < warmUp || share < least) return null;
    const total = elapsed / share;
    this.#total = this.#total === null ? total : this.#total + weight * (total - this.#total);
    const left = Math.ceil(this.#total - elapsed);
    return left > shortest ? left : null;
  }
}
