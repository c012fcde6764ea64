import { Fingerprint } from './fingerprint';
import type { Problem } from './report';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file's text as UTF-8 bytes, ready for an engine; its first bytes may be a byte order mark. */
export interface Decoded {
  encoding: Encoding;
  text: Blob;
  /** of the original bytes: 16 hexadecimal digits */
  fingerprint: string;
}

export interface DecodeOptions {
  /** what the person says that it is; found from the bytes when absent */
  encoding?: Encoding | undefined;
  signal?: AbortSignal | undefined;
  /** called after each chunk with the share of the file that was read, 0..1 */
  progress?: ((share: number) => void) | undefined;
  chunkBytes?: number;
}

const head = 64 * 1024;

/**
 * Gives a file's text as UTF-8, in the encoding that its bytes show: a byte order mark, else strict UTF-8, else GB18030. NUL
 * characters, which no text needs and no engine bears, are left out.
 */
export async function decode(file: Blob, options: DecodeOptions = {}): Promise<Decoded | { problem: Problem }> {
  if (file.size === 0) return { problem: { code: 'empty', detail: {} } };
  const first = new Uint8Array(await file.slice(0, head).arrayBuffer());
  const mark = markOf(first);
  if (options.encoding === undefined && !mark && isBinary(first)) return { problem: { code: 'binary', detail: {} } };

  const encoding = options.encoding ?? mark;
  if (encoding === undefined || encoding === 'utf-8' || encoding === 'utf-8-bom') {
    const strict = await checkUtf8(file, options);
    const name = mark === 'utf-8-bom' ? mark : 'utf-8';
    if (strict && !strict.nul) return { encoding: name, text: file, fingerprint: strict.fingerprint };
    if (strict || encoding !== undefined) return rewritten(file, name, options);
    return rewritten(file, 'gb18030', options);
  }
  return rewritten(file, encoding, options);
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** True for bytes that are no text: more than a stray control character in a hundred. */
function isBinary(bytes: Uint8Array): boolean {
  const controls = bytes.reduce((count, byte) => count + (byte < 0x20 && (byte < 0x09 || byte > 0x0d) ? 1 : 0), 0);
  return controls > 4 + bytes.length / 100;
}

/** @returns null when the bytes are not UTF-8 */
async function checkUtf8(file: Blob, options: DecodeOptions): Promise<{ fingerprint: string; nul: boolean } | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const fingerprint = new Fingerprint();
  let nul = false;
  try {
    for await (const chunk of chunks(file, options)) {
      decoder.decode(chunk, { stream: true });
      fingerprint.add(chunk);
      nul ||= chunk.includes(0);
    }
    decoder.decode();
    return { fingerprint: fingerprint.hex(), nul };
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

/** The text in UTF-8, decoded in one stream, so that no character is cut at the edge of a chunk. */
async function rewritten(
  file: Blob,
  encoding: Encoding,
  options: DecodeOptions
): Promise<Decoded | { problem: Problem }> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  const encoder = new TextEncoder();
  const fingerprint = new Fingerprint();
  const parts: BlobPart[] = [];
  let damaged = 0;
  const keep = (text: string) => {
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) damaged++;
    parts.push(encoder.encode(text.includes('\0') ? text.replaceAll('\0', '') : text));
  };
  for await (const chunk of chunks(file, options)) {
    fingerprint.add(chunk);
    keep(decoder.decode(chunk, { stream: true }));
  }
  keep(decoder.decode());
  if (options.encoding === undefined && damaged > 2 + file.size / 1000)
    return { problem: { code: 'binary', detail: {} } };
  return { encoding, text: new Blob(parts), fingerprint: fingerprint.hex() };
}

async function* chunks(file: Blob, { signal, progress, chunkBytes = 1 << 20 }: DecodeOptions) {
  for (let start = 0; start < file.size; start += chunkBytes) {
    signal?.throwIfAborted();
    yield new Uint8Array(await file.slice(start, start + chunkBytes).arrayBuffer());
    progress?.(Math.min(1, (start + chunkBytes) / file.size));
  }
  signal?.throwIfAborted();
}
