import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  /** as text, or as the bytes of its code page */
  name: string | Uint8Array;
  content: string | Uint8Array;
  /** 0x800: the name is UTF-8; 1: encrypted */
  flags?: number;
  /** 0 stores it */
  method?: number;
  /** what the directory says of its size, when that is a lie */
  size?: number;
  crc?: number;
  /** numbers in the extra field of large zips, as some programs write them for every file */
  zip64?: boolean;
}

/** A zip, written byte by byte. */
export function zipped(files: Packed[], before = 0): Blob {
  const parts: Uint8Array[] = [new Uint8Array(before)];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const { flags = 0x800, method = 8, zip64 = false } = file;
    const name = bytes(file.name);
    const content = bytes(file.content);
    const packed = method === 0 ? content : new Uint8Array(deflateRawSync(content));
    const size = file.size ?? content.length;
    const crc = file.crc ?? crc32(content);
    const sizes = zip64 ? [0xffffffff, 0xffffffff] : [packed.length, size];
    const extra = zip64 ? record('22888', 1, 24, size, packed.length, offset) : new Uint8Array();
    const common = [20, flags, method, 0, 0, crc, ...sizes, name.length];
    parts.push(record('42222244422', 0x04034b50, ...common, 0), name, packed);
    const place = zip64 ? 0xffffffff : offset;
    directory.push(
      record('42222224442222244', 0x02014b50, 20, ...common, extra.length, 0, 0, 0, 0, place),
      name,
      extra
    );
    offset += 30 + name.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record('42222442', 0x06054b50, 0, 0, files.length, files.length, length, offset, 0);
  return new Blob([...parts, ...directory, end] as BlobPart[]);
}

const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** Numbers of 2, 4 or 8 bytes, little end first. */
function record(widths: string, ...numbers: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  let at = 0;
  numbers.forEach((number, index) => {
    const width = Number(widths[index]);
    if (width === 2) view.setUint16(at, number, true);
    else if (width === 4) view.setUint32(at, number, true);
    else view.setBigUint64(at, BigInt(number), true);
    at += width;
  });
  return new Uint8Array(view.buffer, 0, at);
}
