import { inflate, type Allowance } from './inflate';
import { zipEntries, type ZipEntry } from './zipEntries';

/** Parts of a workbook that hold no cell: pictures, drawings, macros, comments. */
const noCells =
  /(^|\/)(media|drawings|theme|printerSettings|docProps|customXml|externalLinks|pivotTables|pivotCache|charts|embeddings|ctrlProps|activeX|threadedComments)\/|(^|\/)(calcChain\.\w+|vbaProject\.bin|comments\d*\.\w+)$/i;

/**
 * The parts of a workbook by their path, unpacked, and mended where SheetJS would read a wrong value or none.
 * @throws TooMuch, or any error when the zip is damaged
 */
export async function workbookParts(file: Blob, left: Allowance): Promise<Record<string, Uint8Array>> {
  const entries = (await zipEntries(file)) ?? [];
  const parts: Record<string, Uint8Array> = {};
  for (const entry of entries.filter(({ path }) => !noCells.test(path)))
    parts[entry.path] = await part(file, entry, left);
  return parts;
}

async function part(file: Blob, entry: ZipEntry, left: Allowance): Promise<Uint8Array> {
  const content = await inflate(file, entry, left);
  if (/styles\.xml$/i.test(entry.path)) return new TextEncoder().encode(withChineseFormats(await content.text()));
  if (/sheet[^/]*\.xml$/i.test(entry.path)) return withFormulas(new Uint8Array(await content.arrayBuffer()));
  return new Uint8Array(await content.arrayBuffer());
}

/** Numbers of formats that are dates or times in Chinese spreadsheets and stand in no file: 31 is 2014年9月30日. @see ECMA-376-1 18.8.30 */
export const chineseDates = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
export const dateFormat = 'yyyy/m/d';

/** What the file itself says of a format comes later and wins. */
function withChineseFormats(styles: string): string {
  const formats = chineseDates.map((id) => `<numFmt numFmtId="${id}" formatCode="${dateFormat}"/>`).join('');
  if (/<numFmts\b[^>]*[^/]>/.test(styles)) return styles.replace(/<numFmts\b[^>]*>/, (tag) => tag + formats);
  return styles.replace(/<styleSheet\b[^>]*>/, (tag) => `${tag}<numFmts>${formats}</numFmts>`);
}

const uncalculated =
  /(<(?:\w+:)?c\b[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>([^<]*)<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*(?=<\/(?:\w+:)?c>)/g;

/** A formula that was written by a program and never calculated has no value, which SheetJS reads as 0: its text is put in place. */
function withFormulas(bytes: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(bytes);
  const mended = xml.replace(uncalculated, (_, cell: string, formula = '') => `${cell} t="str"><v>=${formula}</v>`);
  return mended === xml ? bytes : new TextEncoder().encode(mended);
}
