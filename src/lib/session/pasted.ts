import { readPasted } from '../files/csv/readPasted';
import { m } from '../paraglide/messages';
import type { DroppedFile } from './files/pack';

/** A table that was copied in a spreadsheet as a file; a sentence where there is none. */
export function pasted(text: string): DroppedFile | string {
  const table = readPasted(text);
  if (table === null) return m.session_pasted_nothing();
  const name = `${m.session_pasted({ time: new Date().toTimeString().slice(0, 8).replaceAll(':', '-') })}.csv`;
  return { path: name, file: new File([table], name) };
}
