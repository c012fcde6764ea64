/** Undoes TextDecoder('gb18030'): its codes of two and four bytes are found by trying them all. */
export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  codes ??= codesOfGb18030();
  const bytes = new Uint8Array(text.length * 4);
  let at = 0;
  for (const character of text) {
    if (character < '\u0080') {
      bytes[at++] = character.charCodeAt(0);
      continue;
    }
    const code = codes.get(character);
    if (!code) throw new RangeError(`GB18030 has no U+${character.codePointAt(0)!.toString(16)}`);
    for (const byte of code) bytes[at++] = byte;
  }
  return bytes.slice(0, at);
}

let codes: Map<string, number[]> | undefined;

function codesOfGb18030(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const add = (candidates: number[][]) => {
    // a line break behind each keeps a code that is none from taking the next one's bytes with it
    const texts = new TextDecoder('gb18030')
      .decode(new Uint8Array(candidates.flatMap((code) => [...code, 10])))
      .split('\n');
    for (const [index, character] of texts.entries()) {
      if (Array.from(character).length === 1 && character !== '\ufffd' && !found.has(character))
        found.set(character, candidates[index]!);
    }
  };
  const leads = range(0x81, 0xfe);
  for (const lead of leads) add([...range(0x40, 0x7e), ...range(0x80, 0xfe)].map((trail) => [lead, trail]));
  for (const lead of [...range(0x81, 0x84), ...range(0x90, 0x9a)]) {
    const digits = range(0x30, 0x39);
    for (const second of digits) add(leads.flatMap((third) => digits.map((fourth) => [lead, second, third, fourth])));
  }
  return found;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
