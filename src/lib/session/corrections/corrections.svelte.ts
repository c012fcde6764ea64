import type { WaitingCorrections } from './mend';

/** Lists of corrected cells that came back: the first of them waits for a word. */
export class Corrections {
  #waiting = $state.raw<WaitingCorrections[]>([]);

  get waiting(): WaitingCorrections | null {
    return this.#waiting[0] ?? null;
  }

  wait(list: WaitingCorrections): void {
    this.#waiting = [...this.#waiting, list];
  }

  /** A person has answered. @returns the list that was asked about */
  settle(): WaitingCorrections | null {
    const [first = null, ...others] = this.#waiting;
    this.#waiting = others;
    return first;
  }
}
