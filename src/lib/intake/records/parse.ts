import Papa from 'papaparse';
import type { Delimiter } from '../report/reading';
import { splitRecords } from '../../files/csv/splitRecords';

/** The fallback parser of a text that an engine refuses: every record written again with every field in quotes. */
export function parse(bytes: Uint8Array, delimiter: Delimiter): Uint8Array {
  const records = [...splitRecords(new TextDecoder().decode(bytes), delimiter, true)].map(({ fields }) => fields);
  return new TextEncoder().encode(Papa.unparse(records, { delimiter, quotes: true, newline: '\n' }));
}
