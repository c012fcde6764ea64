import { decode, type Decoded, type DecodeOptions } from './decode';
import { Fingerprint } from './fingerprint';
import type { Instructions } from './instructions';
import type { Problem } from './report';
import { isWorkbook, workbook } from './workbook';

/** A file's text as UTF-8, wherever it came from. */
export interface FileContent extends Omit<Decoded, 'encoding'> {
  /** null of a workbook, whose cells have none */
  encoding: Decoded['encoding'] | null;
  /** names of a workbook's sheets that have cells; [] of other files */
  sheets: string[];
  sheet: string | null;
}

/** Reads a text file or a sheet of a workbook: the sheet that the instructions name, else the first. */
export async function readText(
  file: Blob,
  { encoding, sheet }: Instructions,
  options: DecodeOptions = {}
): Promise<FileContent | { problem: Problem }> {
  if (!(await isWorkbook(file))) {
    const decoded = await decode(file, { ...options, encoding });
    return 'problem' in decoded ? decoded : { ...decoded, sheets: [], sheet: null };
  }
  const sheets = await workbook(file, { signal: options.signal });
  if ('problem' in sheets) return sheets;
  const chosen = sheets.find(({ name }) => name === sheet) ?? sheets[0]!;
  const fingerprint = new Fingerprint().add(new Uint8Array(await chosen.text.arrayBuffer())).hex();
  return {
    encoding: null,
    text: chosen.text,
    fingerprint,
    sheets: sheets.map(({ name }) => name),
    sheet: chosen.name
  };
}
