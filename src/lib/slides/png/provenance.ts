import { crc32 } from '../../files/zip/crc32';

/** What an image says about itself where no eye sees it, by keyword: Title, Source, Survey, View, … */
export type Provenance = Record<string, string>;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** signature, then IHDR: length, type, 13 bytes, CRC */
const HEADER = 8 + 25;

/**
 * Writes one iTXt chunk a keyword behind the header of a PNG.
 * @throws Error when the bytes are not a PNG or a keyword is not 1-79 Latin letters
 */
export function withProvenance(png: Uint8Array, provenance: Provenance): Uint8Array<ArrayBuffer> {
  if (SIGNATURE.some((byte, index) => png[index] !== byte)) throw new Error('withProvenance: the bytes are not a PNG');
  const chunks = Object.entries(provenance).map(([keyword, text]) => textChunk(keyword, text));
  const parts = [png.subarray(0, HEADER), ...chunks, png.subarray(HEADER)];
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Length, "iTXt", keyword, no compression, no language, no translated keyword, UTF-8 text, CRC. */
export function textChunk(keyword: string, text: string): Uint8Array {
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,77}[\x21-\x7e])?$/.test(keyword)) {
    throw new Error(`textChunk: "${keyword}" is not a keyword of 1 to 79 Latin letters`);
  }
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(chunk.length - 4, crc32(body));
  return chunk;
}
