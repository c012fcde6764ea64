/** @returns the encoder that TextDecoder('gb18030') undoes, for the characters of the Basic Multilingual Plane that two bytes have */
export function gb18030(): (text: string) => Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([high, low]));
      if (character.length === 1 && character !== '\ufffd' && !codes.has(character))
        codes.set(character, (high << 8) | low);
    }
  }
  return (text) => {
    const bytes = Buffer.alloc(text.length * 2);
    let at = 0;
    for (const character of text) {
      const unit = character.codePointAt(0)!;
      if (unit < 0x80) bytes[at++] = unit;
      else {
        const code = codes.get(character);
        if (code === undefined) throw new RangeError(`GBK has no "${character}"`);
        bytes[at++] = code >> 8;
        bytes[at++] = code & 0xff;
      }
    }
    return bytes.subarray(0, at);
  };
}
