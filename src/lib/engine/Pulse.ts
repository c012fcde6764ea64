/** ms after which a beat that has not come is asked for again, and after which it is taken for the end */
const patience = [450, 350] as const;
/** questions until the first beat, a minute of them: a browser may start what beats only when the worker's script has come */
const firstTries = 170;
/** questions until the worker says a word, twenty seconds of them: Firefox now and then never starts one, whose first lines are here */
const silentTries = 56;

/** One end of a channel at whose other end something answers every message. */
export interface Wire {
  postMessage(message: null): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/**
 * Feels whether a worker lives, through something that lives and dies with it and answers while the worker itself runs a long
 * statement. A worker that is terminated fires no event.
 */
export class Pulse {
  /** undefined until the worker says what beats in it; null when nothing does: the browser has no workers inside workers */
  #wire: Wire | null | undefined;
  #beats = 0;
  #felt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onstop called when two questions in a row were not answered, or nothing ever began to beat */
  constructor(readonly onstop: () => void) {}

  /** Takes what beats in the worker; of a worker in which nothing can, nothing is told. */
  listen(wire: Wire | null): void {
    this.#wire = wire;
    if (!wire) return clearTimeout(this.#timer);
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
    if (this.#wire === null) return;
    const before = this.#beats;
    const tryings = before > 0 ? patience.length : this.#wire ? firstTries : silentTries;
    this.#wire?.postMessage(null);
    this.#timer = setTimeout(
      () => {
        if (this.#beats > before) this.#ask();
        else if (tries + 1 < tryings) this.#ask(tries + 1);
        else this.onstop();
      },
      patience[tries === 0 ? 0 : 1]
    );
  }
}
