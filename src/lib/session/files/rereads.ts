import { merge, type Instructions } from '../../intake/shape/instructions';

/** A reading that somebody asked for. */
export interface Reread {
  instructions: Instructions;
  cancel: () => void;
}

/** Readings that are asked for and not there yet: a later one of the same file takes up what the one before it was to change. */
export class Rereads<Key> {
  #asked = new Map<Key, Reread>();

  /** Cancels the one before. @param read the file's instructions as it was read last */
  ask(key: Key, read: Instructions, change: Instructions): Reread {
    const before = this.#asked.get(key);
    before?.cancel();
    const asked = { instructions: merge(before?.instructions ?? read, change), cancel: () => undefined };
    this.#asked.set(key, asked);
    return asked;
  }

  /** True while no later one has taken its place. */
  isWanted(key: Key, asked: Reread): boolean {
    return this.#asked.get(key) === asked;
  }

  /** Nobody waits for any of them any more. */
  cancel(): void {
    for (const { cancel } of this.#asked.values()) cancel();
    this.#asked.clear();
  }

  /** It is there, or was cancelled by the person. */
  settle(key: Key, asked: Reread): void {
    if (this.isWanted(key, asked)) this.#asked.delete(key);
  }
}
