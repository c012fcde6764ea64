import { pace, yieldToMain } from '../../page/yieldToMain';

export type Bytes = Uint8Array<ArrayBuffer>;

/** A stretch of a text. */
export interface Piece {
  /** bytes in UTF-8 */
  size: number;
  /** reads it, as often as it is asked for */
  read: () => Promise<Bytes>;
  /** what was read already, while it is held */
  bytes: Bytes | null;
  /** NUL characters that were left out of it */
  nuls?: number;
}

/** Takes a piece; resolves when the next one is wanted. */
export type Add = (piece: Piece) => Promise<void>;

/** So many bytes are read before they are asked for: more would take the time of those that are. */
const lead = 4 << 20;

/** A text that is there from its front while the rest of it is still being read, a little ahead of what is asked for. */
export class LiveText {
  /** of the bytes it came from, when all of them have been asked for; rejects as reading does */
  readonly fingerprint: Promise<string>;
  #pieces: { start: number; piece: Piece }[] = [];
  #length = 0;
  #nuls = 0;
  /** the last piece that was read again: who reads on wants it more than once */
  #again: { piece: Piece; bytes: Promise<Bytes> } | null = null;
  #isComplete = false;
  #failure: unknown = null;
  #waiting: (() => void)[] = [];
  /** place after the last byte that was asked for */
  #asked = 0;
  #more: () => void = () => undefined;

  /**
   * @param read gives the text's pieces in their order, and resolves with the fingerprint
   * @param maxHeld so many bytes from the front are held; what is after them is read again when it is asked for
   */
  constructor(
    read: (add: Add) => Promise<string>,
    readonly maxHeld = 256 << 20
  ) {
    this.fingerprint = read((piece) => this.#add(piece));
    this.fingerprint.then(
      () => {
        this.#isComplete = true;
        this.#wake();
      },
      (cause: unknown) => {
        this.#failure = cause;
        this.#wake();
      }
    );
  }

  /** bytes that are there so far */
  get size(): number {
    return this.#length;
  }

  /** NUL characters that were left out so far */
  get nuls(): number {
    return this.#nuls;
  }

  /** Bytes from one place to another, shorter only at the end of the text; waits until they are there. */
  async slice(start: number, end: number): Promise<Bytes> {
    this.#asked = Math.max(this.#asked, end);
    if (!this.#isAhead) this.#more();
    while (this.#length < end && !this.#isComplete) {
      if (this.#failure !== null) throw this.#failure;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    const to = Math.min(end, this.#length);
    const bytes = new Uint8Array(Math.max(0, to - start));
    const isDue = pace();
    for (const { start: at, piece } of this.#pieces.filter(
      (one) => one.start < to && one.start + one.piece.size > start
    )) {
      if (isDue()) await yieldToMain();
      const given = piece.bytes ?? (await this.#read(piece));
      bytes.set(given.subarray(Math.max(0, start - at), to - at), Math.max(0, at - start));
    }
    return bytes;
  }

  /** Holds nothing any more: from now on all is read again. */
  forget(): void {
    for (const { piece } of this.#pieces) piece.bytes = null;
  }

  get #isAhead(): boolean {
    return this.#length >= this.#asked + lead;
  }

  async #add(piece: Piece): Promise<void> {
    if (this.#length + piece.size > this.maxHeld) piece.bytes = null;
    this.#pieces.push({ start: this.#length, piece });
    this.#length += piece.size;
    this.#nuls += piece.nuls ?? 0;
    this.#wake();
    if (this.#isAhead) await new Promise<void>((more) => (this.#more = more));
  }

  #read(piece: Piece): Promise<Bytes> {
    if (this.#again?.piece === piece) return this.#again.bytes;
    const bytes = piece.read();
    this.#again = { piece, bytes };
    // a failure may be gone the next time
    bytes.catch(() => (this.#again = null));
    return bytes;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
