/** A file in a zip, still packed. */
export interface ZipEntry {
  /** with slashes, no more than a label: nothing of it leads out of the folder */
  path: string;
  encrypted: boolean;
  /** 0: stored, 8: deflated; others are rare */
  method: number;
  crc: number;
  size: number;
  packedSize: number;
  /** of its local header in the zip */
  offset: number;
}

const endSize = 22;
const longestComment = 65535;
const locatorSize = 20;

/**
 * The files in a zip by its directory, of which nothing else is read; folders are left out. Names without the UTF-8 flag are
 * UTF-8 where they can be, else GB18030, as Windows writes them in China.
 * @returns null when the file is no zip, or is cut off
 */
export async function zipEntries(file: Blob): Promise<ZipEntry[] | null> {
  const start = Math.max(0, file.size - endSize - longestComment - locatorSize);
  const tail = await view(file, start, file.size);
  for (let at = tail.byteLength - endSize; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const end = (await end64(file, tail, at)) ?? {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      before: start + at
    };
    // what stands before the zip in its file (a self-extractor) moves all offsets
    const from = end.before - end.size;
    if (from < 0) continue;
    const moved = from - (end.offset ?? tail.getUint32(at + 16, true));
    return moved < 0 ? null : read(await view(file, from, end.before), end.count, moved);
  }
  return null;
}

interface End {
  count: number;
  /** of the directory, which ends where the record of its end begins */
  size: number;
  before: number;
  offset?: number;
}

/** The larger numbers of a zip that has more than 65,535 files or 4 GB, or that was written as if. */
async function end64(file: Blob, tail: DataView<ArrayBuffer>, at: number): Promise<End | null> {
  const locator = at - locatorSize;
  if (locator < 0 || tail.getUint32(locator, true) !== 0x07064b50) return null;
  const before = number64(tail, locator + 8);
  const end = await view(file, before, before + 56);
  if (end.byteLength < 56 || end.getUint32(0, true) !== 0x06064b50) return null;
  return { count: number64(end, 32), size: number64(end, 40), offset: number64(end, 48), before };
}

function read(directory: DataView<ArrayBuffer>, count: number, moved: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50) return null;
    const flags = directory.getUint16(at + 8, true);
    const nameEnd = at + 46 + directory.getUint16(at + 28, true);
    const extraEnd = nameEnd + directory.getUint16(at + 30, true);
    const next = extraEnd + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) return null;

    const path = decodeName(new Uint8Array(directory.buffer, at + 46, nameEnd - at - 46), (flags & 0x800) !== 0);
    const [size, packedSize, offset] = sizes(directory, at, nameEnd, extraEnd);
    if (!/[\\/]$/.test(path)) {
      entries.push({
        path: asLabel(path),
        encrypted: (flags & 1) !== 0,
        method: directory.getUint16(at + 10, true),
        crc: directory.getUint32(at + 16, true),
        size: size!,
        packedSize: packedSize!,
        offset: offset! + moved
      });
    }
    at = next;
  }
  return entries;
}

/** Size, packed size and offset: in their 32 bits, or, where those are full, in the extra field of large zips. */
function sizes(directory: DataView<ArrayBuffer>, at: number, extra: number, extraEnd: number): number[] {
  const plain = [24, 20, 42].map((place) => directory.getUint32(at + place, true));
  let field = extra;
  while (field + 4 <= extraEnd && directory.getUint16(field, true) !== 1)
    field += 4 + directory.getUint16(field + 2, true);
  let place = field + 4;
  return plain.map((number) => {
    if (number !== 0xffffffff || place + 8 > extraEnd) return number;
    place += 8;
    return number64(directory, place - 8);
  });
}

function decodeName(bytes: Uint8Array, utf8: boolean): string {
  if (utf8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function asLabel(path: string): string {
  const steps = path.replaceAll('\\', '/').split('/');
  return steps.filter((step) => step !== '' && step !== '.' && step !== '..' && !/^[a-z]:$/i.test(step)).join('/');
}

const number64 = (bytes: DataView, at: number): number => Number(bytes.getBigUint64(at, true));

async function view(file: Blob, start: number, end: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await file.slice(start, end).arrayBuffer());
}
