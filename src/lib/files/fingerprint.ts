/**
 * A 64-bit hash of bytes or text that arrive in pieces: the same whatever the pieces. Two streams after FNV-1a, a word at a
 * time, with different seeds and a final mix: good against accidents, not against an enemy (pages on plain http have no crypto.subtle).
 */
export class Fingerprint {
  #low = 0x811c9dc5;
  #high = 0x9e3779b9;
  /** bytes that do not fill a word yet */
  #rest = 0;
  #restLength = 0;

  add(bytes: Uint8Array | string): this {
    const part = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    let at = 0;
    while (this.#restLength > 0 && at < part.length) this.#push(part[at++]!);
    const words = (part.length - at) >> 2;
    let low = this.#low;
    let high = this.#high;
    for (let word = 0; word < words; word++, at += 4) {
      const bits = part[at]! | (part[at + 1]! << 8) | (part[at + 2]! << 16) | (part[at + 3]! << 24);
      low = Math.imul(low ^ bits, 0x01000193);
      low ^= low >>> 15;
      high = Math.imul(high ^ bits, 0x85ebca6b);
      high ^= high >>> 13;
    }
    this.#low = low;
    this.#high = high;
    while (at < part.length) this.#push(part[at++]!);
    return this;
  }

  #push(byte: number): void {
    this.#rest |= byte << (8 * this.#restLength);
    this.#restLength = (this.#restLength + 1) & 3;
    if (this.#restLength === 0) {
      this.#mix(this.#rest);
      this.#rest = 0;
    }
  }

  #mix(bits: number): void {
    this.#low = Math.imul(this.#low ^ bits, 0x01000193);
    this.#low ^= this.#low >>> 15;
    this.#high = Math.imul(this.#high ^ bits, 0x85ebca6b);
    this.#high ^= this.#high >>> 13;
  }

  /** 16 digits */
  hex(): string {
    const rest = Math.imul(this.#rest ^ (this.#restLength << 28), 0x9e3779b1);
    return [mix(this.#low ^ rest), mix(this.#high ^ this.#low ^ rest)]
      .map((half) => half.toString(16).padStart(8, '0'))
      .join('');
  }
}

/** The end of MurmurHash3: every bit of the state reaches every bit of the hash. */
function mix(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
