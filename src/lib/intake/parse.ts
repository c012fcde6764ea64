import Papa from 'papaparse';
import type { Delimiter } from './sniff';

/** The patient reading of a text that an engine refuses: every record written again with every field in quotes. */
export function parse(text: string, delimiter: Delimiter): Blob {
  const { data } = Papa.parse<string[]>(text, { delimiter, fastMode: false, skipEmptyLines: true });
  return new Blob([Papa.unparse(data, { delimiter, quotes: true, newline: '\n' })]);
}
