import { decode, type Decoded, type DecodeOptions } from './decode';
import { Fingerprint } from './fingerprint';
import type { Instructions } from './instructions';
import { LiveText } from './LiveText';
import type { Problem } from './report';
import { isWorkbook, workbook } from './workbook';

/** A file's text, wherever it came from. */
export interface FileContent {
  text: Decoded['text'];
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
  const read = async () => new Uint8Array(await chosen.text.arrayBuffer());
  const text = new LiveText(async (add) => {
    const bytes = await read();
    await add({ size: bytes.length, read, bytes });
    return new Fingerprint().add(bytes).hex();
  });
  return { encoding: null, text, sheets: sheets.map(({ name }) => name), sheet: chosen.name };
}
