import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A zip that grows file by file, so that no more than one is in memory as bytes. Names are UTF-8, and say so. */
export class ZipStream {
  #parts: Blob[] = [];
  #failed: Error | null = null;
  #zip = new Zip((error, bytes) => {
    if (error) this.#failed = error;
    else this.#parts.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  });

  /** Pictures are packed already; of texts the file says that it is worth it. */
  async add(name: string, file: Blob): Promise<void> {
    const entry = /\.(svg|xml|rels|json|csv)$/.test(name) ? new ZipDeflate(name) : new ZipPassThrough(name);
    this.#zip.add(entry);
    entry.push(new Uint8Array(await file.arrayBuffer()), true);
    if (this.#failed) throw this.#failed;
  }

  end(): Blob {
    this.#zip.end();
    if (this.#failed) throw this.#failed;
    return new Blob(this.#parts, { type: 'application/zip' });
  }
}
