import Papa from 'papaparse';
import type { Delimiter } from './sniff';
import { splitRecords } from './splitRecords';

/** The patient reading of a text that an engine refuses: every record written again with every field in quotes. */
export function parse(text: string, delimiter: Delimiter): Blob {
  const records = [...splitRecords(text, delimiter, true)].map(({ fields }) => fields);
  return new Blob([Papa.unparse(records, { delimiter, quotes: true, newline: '\n' })]);
}
