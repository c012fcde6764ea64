import { inflate, type Allowance } from '../../zip/inflate';
import { cellsOf, sharedStrings, type SheetXml } from './sheetXml';
import { zipEntries } from '../../zip/zipEntries';

/** Parts of a workbook that hold no cell: pictures, drawings, macros, comments. */
const noCells =
  /(^|\/)(media|drawings|theme|printerSettings|docProps|customXml|externalLinks|pivotTables|pivotCache|charts|embeddings|ctrlProps|activeX|threadedComments)\/|(^|\/)(calcChain\.\w+|vbaProject\.bin|comments\d*\.\w+)$/i;

const sheetPath = /(^|\/)worksheets\/[^/]+\.xml$|sheet[^/]*\.xml$/i;

export interface WorkbookParts {
  /** by path, unpacked, and mended where SheetJS would read a wrong value; sheets without their cells */
  parts: Record<string, Uint8Array>;
  /** the XML of those sheets, by their path, which stands in the first cell instead */
  sheets: Map<string, SheetXml>;
  /** the texts that cells name by number */
  strings: string[];
}

/** @throws TooMuch, or any error when the zip is damaged */
export async function workbookParts(file: Blob, left: Allowance): Promise<WorkbookParts> {
  const entries = (await zipEntries(file)) ?? [];
  const found: WorkbookParts = { parts: {}, sheets: new Map(), strings: [] };
  for (const entry of entries.filter(({ path }) => !noCells.test(path))) {
    const content = await inflate(file, entry, left);
    if (/\.xml$/i.test(entry.path)) keep(plain(await content.text()), entry.path, found);
    else found.parts[entry.path] = new Uint8Array(await content.arrayBuffer());
  }
  return found;
}

function keep(xml: string, path: string, found: WorkbookParts): void {
  if (/(^|\/)sharedStrings\.xml$/i.test(path)) {
    found.strings = sharedStrings(xml);
    return;
  }
  const place = sheetPath.test(path) ? cellsOf(xml) : null;
  if (place) {
    const frame = xml.slice(0, place.start) + xml.slice(place.end);
    found.sheets.set(path, { cells: xml.slice(place.start, place.end), frame });
  }
  found.parts[path] = new TextEncoder().encode(
    place ? withMark(xml, place, path) : /styles\.xml$/i.test(path) ? withChineseFormats(xml) : xml
  );
}

const withMark = (xml: string, { start, end }: { start: number; end: number }, path: string): string =>
  `${xml.slice(0, start)}<row r="1"><c r="A1" t="inlineStr"><is><t>${escaped(path)}</t></is></c></row>${xml.slice(end)}`;

/** XML without comments, and without the marks around text that is not to be read as XML. */
function plain(xml: string): string {
  if (!xml.includes('<!')) return xml;
  return xml.replace(/<!--[^]*?-->/g, '').replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, text: string) => escaped(text));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Numbers of formats that are dates or times in Chinese spreadsheets and stand in no file: 31 is 2014年9月30日. @see ECMA-376-1 18.8.30 */
export const chineseDates = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
export const dateFormat = 'yyyy/m/d';

/** What the file itself says of a format comes later and wins. */
function withChineseFormats(styles: string): string {
  const formats = chineseDates.map((id) => `<numFmt numFmtId="${id}" formatCode="${dateFormat}"/>`).join('');
  const given = /<(?:\w+:)?numFmts(?:\s[^>]*)?>/.exec(styles)?.[0];
  if (given && !given.endsWith('/>')) return styles.replace(given, () => given + formats);
  return styles.replace(/<(?:\w+:)?styleSheet\b[^>]*>/, (tag) => `${tag}<numFmts>${formats}</numFmts>`);
}
