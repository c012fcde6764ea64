import type { ZipEntry } from './zipEntries';

/** Bytes that may still be unpacked: what a zip says of its own sizes is no promise. */
export interface Allowance {
  bytes: number;
}

/** More was packed than the allowance lets out. */
export class TooMuch extends Error {}

/**
 * The content of a file in a zip, checked by its length and checksum.
 * @param allowance what is unpacked is taken off it
 * @throws TooMuch; any other error means that the zip is damaged, or packed in a way that nothing here reads
 */
export async function inflate(
  zip: Blob,
  { path, method, crc, size, packedSize, offset }: ZipEntry,
  allowance: Allowance,
  signal?: AbortSignal
): Promise<Blob> {
  const header = new DataView(await zip.slice(offset, offset + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw new Error(`${path}: no local header`);
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = zip.slice(start, start + packedSize);
  if (packed.size !== packedSize) throw new Error(`${path}: cut off`);
  if (method === 0 && size === packedSize) return spend(packed, allowance);
  if (method !== 8) throw new Error(`${path}: packed by method ${method}`);

  // in a wrapper of gzip, so that the browser checks checksum and length too
  const wrapper = new DataView(new ArrayBuffer(8));
  wrapper.setUint32(0, crc, true);
  wrapper.setUint32(4, size % 2 ** 32, true);
  const gzip = new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]), packed, wrapper]);
  return drain(gzip.stream().pipeThrough(new DecompressionStream('gzip')), allowance, signal);
}

async function drain(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  allowance: Allowance,
  signal?: AbortSignal
): Promise<Blob> {
  const reader = stream.getReader();
  let parts: BlobPart[] = [];
  let held = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    allowance.bytes -= value.length;
    if (signal?.aborted || allowance.bytes < 0) {
      await reader.cancel();
      signal?.throwIfAborted();
      throw new TooMuch();
    }
    parts.push(value);
    held += value.length;
    // many parts in one Blob would be copied at one time
    if (held > 1 << 23) [parts, held] = [[new Blob(parts)], 0];
  }
}

function spend(packed: Blob, allowance: Allowance): Blob {
  allowance.bytes -= packed.size;
  if (allowance.bytes < 0) throw new TooMuch();
  return packed;
}
