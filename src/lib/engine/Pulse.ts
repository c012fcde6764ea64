/** ms after which a beat that has not come is asked for again, and after which it is taken for the end */
const patience = [450, 350] as const;

/** One end of a channel at whose other end something answers every message. */
export interface Wire {
  postMessage(message: null): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/**
 * Feels whether a worker lives, through something that lives and dies with it and answers while the worker itself runs a long
 * statement. A worker that is terminated fires no event. One that never gave a beat (the browser has no workers inside workers) is
 * not judged.
 */
export class Pulse {
  #beats = 0;
  #felt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onstop called when two questions in a row were not answered */
  constructor(
    readonly wire: Wire,
    readonly onstop: () => void
  ) {
    wire.onmessage = () => this.#beats++;
    wire.postMessage(null);
  }

  /** Feels until the returned function is called by each who asked for it. */
  feel(): () => void {
    if (this.#felt++ === 0) this.#ask();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      if (--this.#felt === 0) clearTimeout(this.#timer);
    };
  }

  #ask(tries = 0): void {
    const before = this.#beats;
    this.wire.postMessage(null);
    this.#timer = setTimeout(() => {
      if (before === 0 || this.#beats > before) this.#ask();
      else if (tries + 1 < patience.length) this.#ask(tries + 1);
      else this.onstop();
    }, patience[tries]);
  }
}
