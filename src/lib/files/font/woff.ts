import { zlibSync } from 'fflate';

/** bytes of the headers of WOFF 1.0, and of one table's line in either format */
const [header, line, sfntHeader, sfntLine] = [44, 20, 12, 16];
const padded = (length: number): number => (length + 3) & ~3;

/** A font (bytes of an sfnt) as WOFF 1.0: each of its tables packed, where that makes it smaller. */
export function woff(sfnt: Uint8Array): Uint8Array<ArrayBuffer> {
  const read = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const count = read.getUint16(4);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = sfntHeader + at * sfntLine;
    const start = read.getUint32(entry + 8);
    const whole = sfnt.subarray(start, start + read.getUint32(entry + 12));
    const packed = zlibSync(whole);
    return { entry, whole, bytes: packed.length < whole.length ? packed : whole };
  });
  const length = tables.reduce((sum, { bytes }) => sum + padded(bytes.length), header + count * line);
  const made = new Uint8Array(length);
  const write = new DataView(made.buffer);
  write.setUint32(0, 0x774f4646);
  write.setUint32(4, read.getUint32(0));
  write.setUint32(8, length);
  write.setUint16(12, count);
  write.setUint32(
    16,
    tables.reduce((sum, { whole }) => sum + padded(whole.length), sfntHeader + count * sfntLine)
  );
  write.setUint16(20, 1);
  let offset = header + count * line;
  for (const [at, { entry, whole, bytes }] of tables.entries()) {
    const to = header + at * line;
    // tag, where it stands, packed, unpacked, checksum
    const fields = [read.getUint32(entry), offset, bytes.length, whole.length, read.getUint32(entry + 4)];
    fields.forEach((field, place) => write.setUint32(to + place * 4, field));
    made.set(bytes, offset);
    offset += padded(bytes.length);
  }
  return made;
}
