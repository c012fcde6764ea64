import { archiveKind } from './archiveKind';
import { inflate, TooMuch, type Allowance } from './inflate';
import type { Fault } from '../fault';
import { zipEntries } from './zipEntries';

export interface Unzipped {
  /** folders and name in the zip, with slashes; what was in a zip inside the zip has that zip's path before it */
  path: string;
  file: Blob;
}

export interface UnzipOptions {
  signal?: AbortSignal | undefined;
  /** bytes that may come out of the zip, all files together */
  limit?: number | undefined;
}

/** More files than this are no survey. */
export const maxFiles = 5000;
const maxBytes = 2e9;
const deepest = 3;

/** True for a zip of files, by its content; a workbook, which is a zip too, is none. */
export async function isZip(file: Blob): Promise<boolean> {
  return (await archiveKind(file)) === 'zip';
}

/**
 * The files of a zip and of the zips in it; what systems hide (__MACOSX, .DS_Store, ~$x.xlsx) is left out. Not `@zip.js/zip.js`:
 * it believes what a zip says of its sizes, so that one that holds too much is told as damaged, and is 51 kB for these 2
 * (gzip; tests/unit/files/zip/zipJs.test.ts).
 */
export async function unzip(
  file: Blob,
  { signal, limit = maxBytes }: UnzipOptions = {}
): Promise<Unzipped[] | { problem: Fault }> {
  const left = { bytes: limit, files: maxFiles };
  try {
    const found = await open(file, left, signal, 1);
    return found.length > 0 ? found : fault('empty');
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof DOMException) throw cause;
    if (cause instanceof Refusal) return fault(cause.reason, cause.detail);
    if (cause instanceof TooMuch)
      return { problem: { code: 'tooLarge', detail: { bytes: limit - left.bytes, limit } } };
    return fault('damaged');
  }
}

class Refusal extends Error {
  constructor(
    readonly reason: 'protected' | 'damaged' | 'tooMany',
    readonly detail: Fault['detail'] = {}
  ) {
    super(reason);
  }
}

async function open(
  file: Blob,
  left: Allowance & { files: number },
  signal: AbortSignal | undefined,
  depth: number
): Promise<Unzipped[]> {
  const entries = (await zipEntries(file))?.filter(({ path }) => path !== '' && !isHidden(path));
  if (!entries) throw new Refusal('damaged');
  if (entries.some(({ encrypted }) => encrypted)) throw new Refusal('protected');
  left.files -= entries.length;
  if (left.files < 0) throw new Refusal('tooMany', { limit: maxFiles });
  // what the zip says of itself is enough to refuse it before anything is unpacked
  const claimed = entries.reduce((sum, { size }) => sum + size, 0);
  if (claimed > left.bytes) {
    left.bytes -= claimed;
    throw new TooMuch();
  }

  const found: Unzipped[] = [];
  for (const entry of entries) {
    const content = new File([await inflate(file, entry, left, signal)], entry.path);
    const inner = depth < deepest && (await isZip(content)) ? await open(content, left, signal, depth + 1) : null;
    if (inner === null) found.push({ path: entry.path, file: content });
    else found.push(...inner.map(({ path, file }) => ({ path: `${entry.path}/${path}`, file })));
  }
  return found;
}

/** What systems write; a table whose name begins with a dot is a table. */
const isHidden = (path: string): boolean => {
  const steps = path.split('/');
  const isTable = /^\.[^._].*\.(csv|tsv|txt|xlsx?|xlsm|zip)$/i.test(steps.at(-1)!);
  const isOf = (step: string) => /^(__MACOSX|\..*|~\$.*|Thumbs\.db|desktop\.ini)$/i.test(step);
  return (isTable ? steps.slice(0, -1) : steps).some(isOf);
};

function fault(reason: string, detail: Fault['detail'] = {}): { problem: Fault } {
  return { problem: { code: 'zip', detail: { reason, ...detail } } };
}
