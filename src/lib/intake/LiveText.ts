/** A text that is there from its front while the rest of it is still being read. */
export class LiveText {
  /** of the bytes it came from; rejects as reading does */
  readonly fingerprint: Promise<string>;
  #pieces: { start: number; blob: Blob }[] = [];
  #length = 0;
  #isComplete = false;
  #failure: unknown = null;
  #waiting: (() => void)[] = [];

  /** @param read gives the text's pieces in UTF-8, in their order, and resolves with the fingerprint */
  constructor(read: (add: (piece: Blob) => void) => Promise<string>) {
    this.fingerprint = read((piece) => {
      this.#pieces.push({ start: this.#length, blob: piece });
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

  /** Bytes from one place to another, shorter only at the end of the text; waits until they are there. */
  async slice(start: number, end: number): Promise<Blob> {
    while (this.#length < end && !this.#isComplete) {
      if (this.#failure !== null) throw this.#failure;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    let first = this.#pieces.findIndex((piece) => piece.start + piece.blob.size > start);
    if (first < 0) return new Blob();
    const parts: Blob[] = [];
    for (; first < this.#pieces.length && this.#pieces[first]!.start < end; first++) {
      const { start: at, blob } = this.#pieces[first]!;
      parts.push(blob.slice(Math.max(0, start - at), end - at));
    }
    return parts.length === 1 ? parts[0]! : new Blob(parts);
  }

  async whole(): Promise<Blob> {
    await this.fingerprint;
    return this.slice(0, Infinity);
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
