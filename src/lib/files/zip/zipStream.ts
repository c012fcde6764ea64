import { crc32 } from './crc32';

/** Names are UTF-8, and say so: Windows shows them as they are. */
const utf8 = 0x0800;
/** 1980-01-01, the first day that a zip knows: the same files are the same zip. */
const day = 0x0021;

/** A zip that grows file by file; the files are held as the browser holds them, not as bytes. Pictures are packed already. */
export class ZipStream {
  #parts: BlobPart[] = [];
  #directory: BlobPart[] = [];
  #length = 0;
  #directoryLength = 0;
  #count = 0;

  /** @throws RangeError beyond the 4 GB and 65,535 files that a plain zip holds */
  async add(name: string, file: Blob): Promise<void> {
    const words = new TextEncoder().encode(name);
    const sum = crc32(new Uint8Array(await file.arrayBuffer()));
    const common = [utf8, 0, 0, day, ...pair(sum), ...pair(file.size), ...pair(file.size), words.length, 0];
    const head = words16([...pair(0x04034b50), 20, ...common]);
    const entry = words16([...pair(0x02014b50), 20, 20, ...common, 0, 0, 0, ...pair(0), ...pair(this.#length)]);
    this.#parts.push(head, words, file);
    this.#directory.push(entry, words);
    this.#length += head.length + words.length + file.size;
    this.#directoryLength += entry.length + words.length;
    this.#count++;
    if (this.#length + this.#directoryLength > 0xffffffff || this.#count > 0xffff)
      throw new RangeError('ZipStream: more than a plain zip holds');
  }

  end(): Blob {
    const end = words16([
      ...pair(0x06054b50),
      ...[0, 0, this.#count, this.#count],
      ...pair(this.#directoryLength),
      ...pair(this.#length),
      0
    ]);
    return new Blob([...this.#parts, ...this.#directory, end], { type: 'application/zip' });
  }
}

/** A number of 32 bits as two of 16, the low one first. */
const pair = (number: number): [number, number] => [number & 0xffff, number >>> 16];

/** Numbers of 16 bits, the low byte first. */
function words16(numbers: number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(numbers.length * 2));
  numbers.forEach((number, at) => view.setUint16(at * 2, number, true));
  return new Uint8Array(view.buffer);
}
