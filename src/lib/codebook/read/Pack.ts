import { m } from '../../paraglide/messages';
import { Entry, readEntry } from './Entry';
import type { Faults } from './Faults';
import { editDistance, nearest } from '../nearest';
import { readSheet, type Columns, type Line } from './Sheet';

/** The files of a survey pack by path, and where to report what is wrong with them. */
export class Pack {
  constructor(
    private readonly files: ReadonlyMap<string, string>,
    readonly faults: Faults
  ) {}

  /** Rows of a file; @param optional a pack may leave the file out */
  sheet(file: string, columns: Columns, optional = false): Line[] {
    const text = this.files.get(file);
    if (text !== undefined) return readSheet(text, file, columns, this.faults);
    if (!optional) this.missing(file);
    return [];
  }

  /** @param optional a pack may leave the file out */
  json(file: string, optional = false): Entry {
    const text = this.files.get(file);
    if (text !== undefined) return readEntry(text, file, this.faults);
    if (!optional) this.missing(file);
    return new Entry(undefined, '', file, this.faults);
  }

  paths(): string[] {
    return [...this.files.keys()];
  }

  private missing(file: string): void {
    const close = nearest(file, this.files.keys());
    const isSlip = close !== null && editDistance(close, file) <= 4;
    this.faults.add(file, 0, '', isSlip ? m.codebook_no_file_but({ nearest: close }) : m.codebook_no_file());
  }
}
