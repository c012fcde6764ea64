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
  signal?: AbortSignal;
  /** called after each chunk with the share of the file that was read, 0..1 */
  progress?: (share: number) => void;
  /** longest file, in bytes */
  limit?: number;
  chunkBytes?: number;
}

const head = 64 * 1024;

/** Finds a file's encoding (byte order mark, else strict UTF-8, else GB18030) and gives its text as UTF-8. */
export async function decode(file: Blob, options: DecodeOptions = {}): Promise<Decoded | { problem: Problem }> {
  const { limit = Infinity } = options;
  if (file.size === 0) return { problem: { code: 'empty', detail: {} } };
  if (file.size > limit) return { problem: { code: 'tooLarge', detail: { bytes: file.size, limit } } };
  const first = new Uint8Array(await file.slice(0, head).arrayBuffer());
  const binary = binaryKind(first);
  if (binary) return { problem: { code: 'binary', detail: { kind: binary } } };

  const strict = await checkUtf8(file, options);
  if (strict) {
    const mark = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
    return { encoding: mark ? 'utf-8-bom' : 'utf-8', text: file, fingerprint: strict };
  }
  return fromGb18030(file, options);
}

/** What a file that is no text looks like; null when it may be text. */
function binaryKind(bytes: Uint8Array): 'workbook' | 'utf-16' | 'other' | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 0x09) return 'workbook';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return 'workbook';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'utf-16';
  if (bytes.includes(0)) return 'other';
  const controls = bytes.reduce((count, byte) => count + (byte < 0x20 && (byte < 0x09 || byte > 0x0d) ? 1 : 0), 0);
  return controls > 4 + bytes.length / 100 ? 'other' : null;
}

/** @returns the fingerprint of the bytes, or null when they are not UTF-8 */
async function checkUtf8(file: Blob, options: DecodeOptions): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const fingerprint = new Fingerprint();
  try {
    for await (const chunk of chunks(file, options)) {
      decoder.decode(chunk, { stream: true });
      fingerprint.add(chunk);
    }
    decoder.decode();
    return fingerprint.hex();
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

async function fromGb18030(file: Blob, options: DecodeOptions): Promise<Decoded | { problem: Problem }> {
  const decoder = new TextDecoder('gb18030');
  const encoder = new TextEncoder();
  const fingerprint = new Fingerprint();
  const parts: BlobPart[] = [];
  let damaged = 0;
  const keep = (text: string) => {
    damaged += text.split('\ufffd').length - 1;
    parts.push(encoder.encode(text));
  };
  for await (const chunk of chunks(file, options)) {
    fingerprint.add(chunk);
    keep(decoder.decode(chunk, { stream: true }));
  }
  keep(decoder.decode());
  if (damaged > 2 + file.size / 1000) return { problem: { code: 'binary', detail: { kind: 'other' } } };
  return { encoding: 'gb18030', text: new Blob(parts), fingerprint: fingerprint.hex() };
}

async function* chunks(file: Blob, { signal, progress, chunkBytes = 1 << 20 }: DecodeOptions) {
  for (let start = 0; start < file.size; start += chunkBytes) {
    signal?.throwIfAborted();
    yield new Uint8Array(await file.slice(start, start + chunkBytes).arrayBuffer());
    progress?.(Math.min(1, (start + chunkBytes) / file.size));
  }
  signal?.throwIfAborted();
}
