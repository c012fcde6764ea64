import Papa from 'papaparse';

/**
 * What a spreadsheet put on the clipboard, as a CSV with every field in quotes; null for a text that is no table of two columns and
 * two rows.
 */
export function readPasted(text: string): string | null {
  const { data } = Papa.parse<string[]>(text, { delimiter: '\t', skipEmptyLines: 'greedy' });
  if (data.length < 2 || !data.some((row) => row.length > 1)) return null;
  return Papa.unparse(data, { quotes: true, newline: '\n' });
}
