/**
 * A 64-bit hash of bytes or text that arrive in pieces: the same whatever the pieces. Two FNV-1a streams with different
 * seeds and a final mix: good against accidents, not against an enemy (pages on plain http have no crypto.subtle).
 */
export class Fingerprint {
  #low = 0x811c9dc5;
  #high = 0x9e3779b9;

  add(bytes: Uint8Array | string): this {
    const part = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    let low = this.#low;
    let high = this.#high;
    for (let i = 0; i < part.length; i++) {
      const byte = part[i]!;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x85ebca6b);
      high ^= high >>> 13;
    }
    this.#low = low;
    this.#high = high;
    return this;
  }

  /** 16 digits */
  hex(): string {
    return [mix(this.#low), mix(this.#high ^ this.#low)].map((half) => half.toString(16).padStart(8, '0')).join('');
  }
}

/** The end of MurmurHash3: every bit of the state reaches every bit of the hash. */
function mix(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
