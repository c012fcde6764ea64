import type { Encoding } from '../report/reading';
import { pace, yieldToMain } from '../../page/yieldToMain';
import { Fingerprint } from '../../files/fingerprint';
import { EncodingGuess, guessEncoding } from './guessEncoding';
import { LiveText, type Add, type Bytes } from './LiveText';
import type { Problem } from '../report/report';

/** A file's text as UTF-8, ready for an engine; its first bytes may be a byte order mark. */
export interface Decoded {
  encoding: Encoding;
  text: LiveText;
}

export interface DecodeOptions {
  /** what the person says that it is; found from the bytes when absent */
  encoding?: Encoding | undefined;
  signal?: AbortSignal | undefined;
  /** called after each chunk with the share of the file that was read, 0..1 */
  progress?: ((share: number) => void) | undefined;
  chunkBytes?: number;
  /** so much of the text is held, see LiveText */
  maxHeld?: number;
  /** so much of the file is looked at before its encoding is said; the rest is read while the text is in use */
  headBytes?: number | undefined;
}

/** A file that began as UTF-8 is none further down: it must be read again. */
export class NotUtf8 extends Error {
  override name = 'NotUtf8';

  /** @param encoding to read it in: GB18030, or what its byte order mark says, with its damaged characters */
  constructor(readonly encoding: Encoding) {
    super(`not UTF-8, perhaps ${encoding}`);
  }
}

/**
 * Gives a file's text as UTF-8, in the encoding that its bytes show: a byte order mark, else strict UTF-8, else GB18030. NUL
 * characters, which no text needs and no engine bears, are left out. The text fails with NotUtf8 where a byte after the
 * head says otherwise. A few damaged characters are read as U+FFFD.
 */
export async function decode(file: Blob, options: DecodeOptions = {}): Promise<Decoded | { problem: Problem }> {
  const { headBytes = 4 << 20 } = options;
  if (file.size === 0) return { problem: { code: 'empty', detail: {} } };
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const mark = markOf(head);
  const isWhole = await isUtf8(head);
  const guess = new EncodingGuess();
  for await (const { bytes } of steps(head)) guess.add(bytes);
  const encoding = options.encoding ?? mark ?? guess.encoding;
  const isGuess = options.encoding === undefined && mark === undefined;
  const isWide = encoding.startsWith('utf-16');
  if (isGuess && ((!isWide && (await isBinary(head))) || (!isWhole && (await isDamaged(head, encoding)))))
    return { problem: { code: 'binary', detail: {} } };
  const isStrict = isWhole && (isGuess ? encoding === 'utf-8' : options.encoding === undefined && mark === 'utf-8-bom');
  const otherwise = () => mark ?? guessEncoding(file);
  const text = new LiveText(
    (add) => (isStrict ? checked(file, options, otherwise, add) : rewritten(file, encoding, options, add)),
    options.maxHeld
  );
  return { encoding: encoding === 'utf-8' && mark === 'utf-8-bom' ? mark : encoding, text };
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Bytes may end inside a character: a head does, and so does a file that was cut off. */
async function isUtf8(bytes: Bytes): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const step of steps(bytes)) decoder.decode(step.bytes, { stream: true });
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
}

/** True for bytes that are no text: more than a stray control character in a hundred. */
async function isBinary(bytes: Bytes): Promise<boolean> {
  let controls = 0;
  for await (const step of steps(bytes)) {
    for (let at = 0; at < step.bytes.length; at++) {
      const byte = step.bytes[at]!;
      if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls++;
    }
  }
  return controls > 4 + bytes.length / 100;
}

/** True for bytes of which a thousandth and more are no characters of the encoding. */
async function isDamaged(bytes: Bytes, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding);
  let damaged = 0;
  for await (const step of steps(bytes)) {
    const text = decoder.decode(step.bytes, { stream: true });
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) damaged++;
  }
  return damaged > 2 + bytes.length / 1000;
}

/** The file's own bytes, as long as they are UTF-8; @param otherwise finds out what they are else */
async function checked(
  file: Blob,
  options: DecodeOptions,
  otherwise: () => Encoding | Promise<Encoding>,
  add: Add
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const fingerprint = new Fingerprint();
  const end = file.size - cutOff(new Uint8Array(await file.slice(-4).arrayBuffer()));
  const check = async (bytes: Uint8Array) => {
    try {
      decoder.decode(bytes, { stream: true });
    } catch (cause) {
      throw cause instanceof TypeError ? new NotUtf8(await otherwise()) : cause;
    }
  };
  for await (const { start, bytes } of chunks(file, options)) {
    await check(bytes);
    fingerprint.add(bytes);
    const length = Math.max(0, Math.min(bytes.length, end - start));
    const read = async () => withoutNul(await bytesOf(file.slice(start, start + length)));
    const text = withoutNul(bytes.subarray(0, length));
    await add({ size: text.length, read, bytes: text, nuls: length - text.length });
  }
  return fingerprint.hex();
}

const withoutNul = (bytes: Bytes): Bytes => (bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes);

const bytesOf = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer());

/** How many bytes at the end are the beginning of a character that is not there as a whole. */
function cutOff(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > 1) return length > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** The text written again in UTF-8, decoded in one stream, so that no character is cut at the edge of a chunk. */
async function rewritten(file: Blob, encoding: Encoding, options: DecodeOptions, add: Add): Promise<string> {
  const decoder = new TextDecoder(nameOf(encoding));
  const fingerprint = new Fingerprint();
  let from = 0;
  let text = '';
  const give = async (end: number) => {
    const all = new TextEncoder().encode(text);
    const bytes = withoutNul(all);
    const stretch = file.slice(from, end);
    const isFirst = from === 0;
    from = end;
    text = '';
    await add({
      size: bytes.length,
      read: () => again(stretch, encoding, isFirst),
      bytes,
      nuls: all.length - bytes.length
    });
  };
  for await (const { start, bytes } of chunks(file, options)) {
    fingerprint.add(bytes);
    const end = afterLastBreak(bytes, start, encoding);
    text += decoder.decode(bytes.subarray(0, end), { stream: true });
    if (end > 0) await give(start + end);
    text += decoder.decode(bytes.subarray(end), { stream: true });
  }
  text += decoder.decode();
  await give(file.size);
  return fingerprint.hex();
}

const nameOf = (encoding: Encoding): string => (encoding === 'utf-8-bom' ? 'utf-8' : encoding);

/** A stretch that begins and ends between lines, so that it can be decoded by itself; a mark is left out in the first only. */
async function again(stretch: Blob, encoding: Encoding, isFirst: boolean): Promise<Bytes> {
  const decoder = new TextDecoder(nameOf(encoding), { ignoreBOM: !isFirst });
  return withoutNul(new TextEncoder().encode(decoder.decode(await stretch.arrayBuffer())));
}

/** The place after the last line break in bytes of a file, 0 when there is none: no encoding has these bytes in other characters. */
function afterLastBreak(bytes: Uint8Array, start: number, encoding: Encoding): number {
  if (!encoding.startsWith('utf-16')) return Math.max(bytes.lastIndexOf(lineFeed), bytes.lastIndexOf(carriage)) + 1;
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  const isBreak = (at: number) =>
    (bytes[at + low] === lineFeed || bytes[at + low] === carriage) && bytes[at + high] === 0;
  const even = start % 2;
  for (let at = even + 2 * Math.floor((bytes.length - even) / 2) - 2; at >= 0; at -= 2) if (isBreak(at)) return at + 2;
  return 0;
}

const lineFeed = 0x0a;
const carriage = 0x0d;

async function* chunks(file: Blob, { signal, progress, chunkBytes = 1 << 20 }: DecodeOptions) {
  for (let start = 0; start < file.size; start += chunkBytes) {
    signal?.throwIfAborted();
    const chunk = await bytesOf(file.slice(start, start + chunkBytes));
    for await (const { at, bytes } of steps(chunk)) yield { start: start + at, bytes };
    progress?.(Math.min(1, (start + chunkBytes) / file.size));
  }
  signal?.throwIfAborted();
}

/** So many bytes are decoded in less than 10 ms. */
const stepBytes = 1 << 18;

/** Bytes piece by piece, between which the page has its turns. */
async function* steps(bytes: Bytes) {
  const isDue = pace();
  for (let at = 0; at < bytes.length; at += stepBytes) {
    if (isDue()) await yieldToMain();
    yield { at, bytes: bytes.subarray(at, at + stepBytes) };
  }
}
