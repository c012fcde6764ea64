import { pace, yieldToMain } from '../../page/yieldToMain';

export type Guess = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** How bytes without a byte order mark read: as UTF-8, with a few damaged characters at most, else as UTF-16, else as GB18030. */
export class EncodingGuess {
  /** characters of several bytes that are UTF-8 */
  #whole = 0;
  /** bytes that begin or go on with a character that is not there as a whole */
  #damaged = 0;
  #nuls = [0, 0];
  #bytes = 0;
  #wanted = 0;

  add(bytes: Uint8Array): void {
    // of a byte at a time only what local variables hold is quick
    let [whole, damaged, wanted] = [0, 0, this.#wanted];
    const nuls = [0, 0];
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === 0) nuls[(this.#bytes + at) & 1]!++;
      if (wanted > 0 && (byte & 0xc0) === 0x80) {
        if (--wanted === 0) whole++;
        continue;
      }
      if (wanted > 0) damaged++;
      wanted = byte < 0x80 ? 0 : lengthOf(byte) - 1;
      if (wanted < 0) {
        damaged++;
        wanted = 0;
      }
    }
    this.#bytes += bytes.length;
    this.#whole += whole;
    this.#damaged += damaged;
    this.#wanted = wanted;
    this.#nuls[0]! += nuls[0]!;
    this.#nuls[1]! += nuls[1]!;
  }

  /** What the bytes are so far; a character that their end cuts off is no damage. */
  get encoding(): Guess {
    if (this.#damaged === 0) return this.#isWide(0) ? 'utf-16be' : this.#isWide(1) ? 'utf-16le' : 'utf-8';
    if (this.#whole > 10 * this.#damaged) return 'utf-8';
    return this.#isWide(0) ? 'utf-16be' : this.#isWide(1) ? 'utf-16le' : 'gb18030';
  }

  /** Every second byte of ASCII in UTF-16 is nothing; damage puts nothing anywhere. */
  #isWide(place: 0 | 1): boolean {
    const [here, there] = [this.#nuls[place]!, this.#nuls[1 - place]!];
    return here > 4 + this.#bytes / 50 && there * 50 < here;
  }
}

/** Bytes of the character that one begins; 0 for a byte that begins none. */
function lengthOf(byte: number): number {
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
}

/** Reads a whole file for what its bytes are. */
export async function guessEncoding(file: Blob, chunkBytes = 1 << 20): Promise<Guess> {
  const guess = new EncodingGuess();
  const isDue = pace();
  for (let at = 0; at < file.size; at += chunkBytes) {
    if (isDue()) await yieldToMain();
    guess.add(new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer()));
  }
  return guess.encoding;
}
