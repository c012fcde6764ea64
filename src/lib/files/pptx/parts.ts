import { archiveKind } from '../zip/archiveKind';
import { inflate, TooMuch } from '../zip/inflate';
import { zipEntries } from '../zip/zipEntries';
import { pace, yieldToMain } from '../../page/yieldToMain';

/** The files of an office document, by path. */
export type Parts = Map<string, Uint8Array<ArrayBuffer>>;

/** Why a file is no template that could be filled. */
export interface TemplateFault {
  reason: 'old' | 'damaged' | 'protected' | 'macros' | 'external' | 'tooLarge' | 'empty';
  /** what in it, where that helps */
  found: string;
}

/** Carries a fault to whoever opened the file. */
export class Refusal extends Error {
  readonly fault: TemplateFault;

  constructor(reason: TemplateFault['reason'], found = '') {
    super(`${reason} ${found}`);
    this.fault = { reason, found };
  }
}

/** Bytes that a template may unpack to, and files in it. */
const maxBytes = 300e6;
const maxParts = 4000;

/** @throws Refusal */
export async function readParts(file: Blob): Promise<Parts> {
  const first = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  // .ppt, and .pptx with a password, are compound files
  if (first[0] === 0xd0 && first[1] === 0xcf) throw new Refusal('old');
  if ((await archiveKind(file)) !== 'office') throw new Refusal('damaged');
  const entries = await zipEntries(file);
  if (!entries) throw new Refusal('damaged');
  if (entries.some(({ encrypted }) => encrypted)) throw new Refusal('protected');
  const claimed = entries.reduce((sum, { size }) => sum + size, 0);
  if (claimed > maxBytes || entries.length > maxParts) throw new Refusal('tooLarge');
  const left = { bytes: maxBytes };
  const parts: Parts = new Map();
  for (const entry of entries) {
    // which of two a reader takes is its own affair
    if (parts.has(entry.path)) throw new Refusal('damaged', entry.path);
    try {
      parts.set(entry.path, new Uint8Array(await (await inflate(file, entry, left)).arrayBuffer()));
    } catch (cause) {
      throw cause instanceof TooMuch ? new Refusal('tooLarge') : new Refusal('damaged', entry.path);
    }
  }
  return parts;
}

/** A part as text; UTF-8, as all office programs write. @throws Refusal */
export function textOf(parts: Parts, path: string): string {
  const bytes = parts.get(path);
  if (!bytes) throw new Refusal('damaged', path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('damaged', path);
  }
}

/** The path under which a part stands in the file, whatever the case in which it is named; as named where there is none. */
export function pathOf(parts: Parts, name: string): string {
  if (parts.has(name)) return name;
  const lower = name.toLowerCase();
  return [...parts.keys()].find((path) => path.toLowerCase() === lower) ?? name;
}

export const setText = (parts: Parts, path: string, text: string): unknown =>
  parts.set(path, new TextEncoder().encode(text));

/** Kinds that are packed already. */
const isPacked = /\.(png|jpe?g|gif|emf|wmf|mp4|m4a|mp3|xlsx|docx|pptx|zip)$/i;
/** the first day that a zip knows: the same parts are the same file */
const day = new Date(1980, 0, 1);

/** The parts as a file, in their order; the page answers in between. */
export async function writeParts(parts: Parts, type: string): Promise<Blob> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  const chunks: BlobPart[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, chunk) => {
    fault ??= error;
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  });
  const isDue = pace();
  for (const [path, bytes] of parts) {
    const entry = isPacked.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = day;
    zip.add(entry);
    entry.push(bytes, true);
    if (isDue()) await yieldToMain();
  }
  zip.end();
  if (fault) throw fault as Error;
  return new Blob(chunks, { type });
}
