/** A stretch of a text: bytes in UTF-8, or how they are had again. */
export type Piece = Blob | { size: number; read: () => Promise<Blob> };

/** A text that is there from its front while the rest of it is still being read. */
export class LiveText {
  /** of the bytes it came from; rejects as reading does */
  readonly fingerprint: Promise<string>;
  #pieces: { start: number; piece: Piece }[] = [];
  #length = 0;
  /** the last one that was read again: who reads on wants it more than once */
  #again: { piece: Piece; blob: Promise<Blob> } | null = null;
  #isComplete = false;
  #failure: unknown = null;
  #waiting: (() => void)[] = [];

  /** @param read gives the text's pieces in UTF-8, in their order, and resolves with the fingerprint */
  constructor(read: (add: (piece: Piece) => void) => Promise<string>) {
    this.fingerprint = read((piece) => {
      this.#pieces.push({ start: this.#length, piece });
      this.#length += piece.size;
      this.#wake();
    });
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

  /** Bytes from one place to another, shorter only at the end of the text; waits until they are there. */
  async slice(start: number, end: number): Promise<Blob> {
    while (this.#length < end && !this.#isComplete) {
      if (this.#failure !== null) throw this.#failure;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    let first = this.#pieces.findIndex((one) => one.start + one.piece.size > start);
    if (first < 0) return new Blob();
    const parts: Blob[] = [];
    for (; first < this.#pieces.length && this.#pieces[first]!.start < end; first++) {
      const { start: at, piece } = this.#pieces[first]!;
      const blob = piece instanceof Blob ? piece : await this.#read(piece);
      parts.push(blob.slice(Math.max(0, start - at), end - at));
    }
    return parts.length === 1 ? parts[0]! : new Blob(parts);
  }

  #read(piece: Exclude<Piece, Blob>): Promise<Blob> {
    if (this.#again?.piece !== piece) this.#again = { piece, blob: piece.read() };
    return this.#again.blob;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
