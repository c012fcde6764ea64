import type { Counts } from './sheet';
import { parse_zip, read, set_cptable, SSF, type ParsingOptions, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { codePages } from './codePages';
import { cellRows, type CellOptions, type Cells } from './cellRows';
import { TooMuch, type Allowance } from '../../zip/inflate';
import type { Fault } from '../../fault';
import { sheetText } from './sheetText';
import { TooWide, xmlRows } from './sheetXml';
import type { Sheet } from './sheet';
import { workbookKind } from './workbookKind';
import { chineseDates, dateFormat, workbookParts } from './workbookParts';

declare module '@e965/xlsx' {
  /** left out of its types */
  function parse_zip(zip: { files: object }, options: ParsingOptions): WorkBook;
}

/** Of what is in a workbook: a string of it must fit a browser's memory several times. */
const maxBytes = 400e6;
const options: ParsingOptions = {
  ...{ type: 'array', dense: true, cellNF: true },
  ...{ cellText: false, cellFormula: false, cellHTML: false }
};
set_cptable(codePages);

/** The sheets of a workbook that hold something, hidden ones last. Everything happens in one go: run it in a worker. */
export async function readWorkbook({
  file,
  counts = {}
}: {
  file: Blob;
  counts?: Counts;
}): Promise<Sheet[] | { problem: Fault }> {
  const left = { bytes: maxBytes };
  try {
    if (file.size > maxBytes) throw new TooMuch();
    const kind = await workbookKind(file);
    if (kind === null || kind === 'markup') return fault('damaged');
    const sheets = kind === 'zip' ? await readZip(file, counts, left) : await readOld(file, counts, left);
    return sheets.length > 0 ? sheets : fault('empty');
  } catch (cause) {
    if (cause instanceof DOMException) throw cause;
    if (cause instanceof TooMuch)
      return {
        problem: { code: 'tooLarge', detail: { bytes: Math.max(file.size, maxBytes - left.bytes), limit: maxBytes } }
      };
    if (cause instanceof TooWide) return fault('tooWide');
    const said = String(cause);
    if (!/password|encrypt/i.test(said)) return fault('damaged');
    return fault((await holdsPackage(file)) ? 'protected' : 'encrypted');
  }
}

/** SheetJS unpacks slowly, checks no checksum and cannot be stopped at a limit; it takes parts that were unpacked before. */
async function readZip(file: Blob, counts: Counts, left: Allowance): Promise<Sheet[]> {
  const { parts, sheets, strings } = await workbookParts(file, left);
  // of other office documents SheetJS would read tables and lose some of their values
  if (!Object.keys(parts).some((path) => path.toLowerCase() === '[content_types].xml')) throw new Error('no workbook');
  const files = Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, { name, content, type: 2 }]));
  const book = parse_zip({ files }, { ...options });
  return sheetsOf(book, counts, left, (sheet, options) => {
    const xml = sheets.get(String(sheet['!data']?.[0]?.[0]?.v));
    return xml === undefined ? cellRows(sheet, options) : xmlRows(xml, strings, book, options);
  });
}

async function readOld(file: Blob, counts: Counts, left: Allowance): Promise<Sheet[]> {
  const formats = SSF as { load(format: string, id: number): void };
  for (const id of chineseDates) formats.load(dateFormat, id);
  return sheetsOf(
    read(new Uint8Array(await file.arrayBuffer()), { ...options, cellStyles: true }),
    counts,
    left,
    cellRows
  );
}

function sheetsOf(
  book: WorkBook,
  counts: Counts,
  left: Allowance,
  cells: (sheet: WorkSheet, options: CellOptions) => Cells
): Sheet[] {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const hidden = new Set(book.Workbook?.Sheets?.filter(({ Hidden }) => Hidden).map(({ name }) => name));
  const sheets = book.SheetNames.flatMap((name): Sheet[] => {
    const sheet = book.Sheets[name];
    // SheetJS passes over a sheet that it cannot read
    if (!sheet) throw new Error(`${name}: not read`);
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return [];
    const found = cells(sheet, { date1904, counts: new Set(counts[name]?.dated) });
    const written = sheetText(found.rows, sheet['!merges'] ?? [], new Set(counts[name]?.merged), left);
    if (written === null) return [];
    const { text, columns, mergedNumbers } = written;
    const fields = (some: Set<number>) => columns.flatMap((column, field) => (some.has(column) ? [field] : []));
    return [
      {
        ...{ name, text, columns, mergedNumbers, isHidden: hidden.has(name), isFiltered: found.isFiltered },
        lines: found.rows.length,
        // a row may be a hole
        filled: Object.keys(found.rows).length,
        hiddenRows: [...found.hiddenRows].filter((row) => row in found.rows).map((row) => row + 1),
        hiddenFields: fields(found.hiddenColumns),
        datedFields: fields(found.dated)
      }
    ];
  });
  return [...sheets.filter(({ isHidden }) => !isHidden), ...sheets.filter(({ isHidden }) => isHidden)];
}

/** True for an .xlsx that was encrypted, which only happens with a password; by the name of the part that it is in. */
async function holdsPackage(file: Blob): Promise<boolean> {
  const text = new TextDecoder('utf-16le').decode(await file.arrayBuffer());
  return text.includes('EncryptedPackage');
}

const fault = (reason: string): { problem: Fault } => ({ problem: { code: 'workbook', detail: { reason } } });
