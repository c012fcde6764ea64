import { m } from '../../paraglide/messages';
import { CodebookError, type Fault } from './CodebookError';
import { ExpressionError } from '../expression/ExpressionError';
import { nearest } from '../nearest';

/** Collects the faults of a pack, so that a person mends them all in one go. */
export class Faults {
  readonly found: Fault[] = [];

  add(file: string, row: number, column: string, message: string): void {
    this.found.push({ file, row, column, message });
  }

  /** @throws CodebookError with all of them, file by file, if there is any */
  settle(): void {
    const order = [...new Set(this.found.map(({ file }) => file))];
    const sorted = this.found.slice().sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.row - b.row);
    if (sorted.length > 0) throw new CodebookError(sorted);
  }
}

/** A place of a file that can be at fault: a cell of a sheet, a value in JSON. */
export interface Place {
  fault(message: string): void;
}

/** Whether a name is one of these; if not that is a fault, unless there are none at all: then something else has been reported. */
export function refer(place: Place, name: string, names: ReadonlySet<string> | ReadonlyMap<string, unknown>): boolean {
  if (names.has(name)) return true;
  if (names.size > 0) place.fault(m.codebook_unknown({ name, nearest: nearest(name, names.keys()) ?? '' }));
  return false;
}

/** What `read` returns; null when it finds the expression wrong, which is a fault of the place. */
export function attempt<T>(place: Place, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    place.fault(m.codebook_at({ message: error.message, position: error.position + 1 }));
    return null;
  }
}
