import type { Delimiter } from '../../../src/lib/intake/sniff';

/** How a table is written into a file. */
export interface Writing {
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';
  delimiter: Delimiter;
  /** `mixed` also puts quotes around every other field that needs none */
  quoting: 'needed' | 'all' | 'mixed';
  lineBreak: '\n' | '\r\n' | '\r';
  /** a line break behind the last record, too */
  isClosed: boolean;
}

/** A table as a text file's bytes. */
export function written(table: string[][], writing: Writing): Uint8Array<ArrayBuffer> {
  const { delimiter, quoting, lineBreak, isClosed } = writing;
  const lines = table.map((record, row) =>
    record
      .map((field, column) => {
        const isQuoted =
          quoting === 'all' ||
          (quoting === 'mixed' && (row + column) % 2 === 0) ||
          /["\r\n]/.test(field) ||
          field.includes(delimiter);
        return isQuoted ? `"${field.replaceAll('"', '""')}"` : field;
      })
      .join(delimiter)
  );
  return encoded(lines.join(lineBreak) + (isClosed ? lineBreak : ''), writing.encoding);
}

/** Bytes of a text, with the mark in front that its encoding is known by. */
export function encoded(text: string, encoding: Writing['encoding']): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8-bom':
      return new TextEncoder().encode(`\ufeff${text}`);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(`\ufeff${text}`, encoding === 'utf-16le');
    case 'gb18030':
      return gb18030(text);
  }
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return bytes;
}

/** Undoes TextDecoder('gb18030') by trying all codes of two and four bytes. */
function gb18030(text: string): Uint8Array<ArrayBuffer> {
  codes ??= codesOfGb18030();
  const bytes = Array.from(text).flatMap((character) => {
    const code = character < '\u0080' ? [character.charCodeAt(0)] : codes!.get(character);
    if (!code) throw new RangeError(`GB18030 has no U+${character.codePointAt(0)!.toString(16)}`);
    return code;
  });
  return new Uint8Array(bytes);
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
