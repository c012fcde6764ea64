import { parse_zip, read, set_cptable, SSF, type ParsingOptions, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { codePages } from './codePages';
import { cellRows, type Rows } from './cellRows';
import { TooMuch, type Allowance } from './inflate';
import type { Problem } from './report';
import { sheetText } from './sheetText';
import { xmlRows } from './sheetXml';
import type { Sheet } from './workbook';
import { workbookKind } from './workbookKind';
import { chineseDates, dateFormat, workbookParts } from './workbookParts';

declare module '@e965/xlsx' {
  /** left out of its types */
  function parse_zip(zip: { files: object }, options: ParsingOptions): WorkBook;
}

/** Of what is in a workbook: a string of it must fit a browser's memory several times. */
const mostBytes = 400e6;
const options: ParsingOptions = {
  ...{ type: 'array', dense: true, cellNF: true },
  ...{ cellText: false, cellFormula: false, cellHTML: false }
};
set_cptable(codePages);

/** The sheets of a workbook that hold something, hidden ones last. Everything happens in one go: run it in a worker. */
export async function readWorkbook(file: Blob): Promise<Sheet[] | { problem: Problem }> {
  const left = { bytes: mostBytes };
  try {
    if (file.size > mostBytes) throw new TooMuch();
    const kind = await workbookKind(file);
    if (kind === null || kind === 'markup') return fault('damaged');
    const sheets = kind === 'zip' ? await readZip(file, left) : await readOld(file, left);
    return sheets.length > 0 ? sheets : fault('empty');
  } catch (cause) {
    if (cause instanceof DOMException) throw cause;
    if (cause instanceof TooMuch)
      return {
        problem: { code: 'tooLarge', detail: { bytes: Math.max(file.size, mostBytes - left.bytes), limit: mostBytes } }
      };
    return fault(/password|encrypt/i.test(String(cause)) ? 'protected' : 'damaged');
  }
}

/** SheetJS unpacks slowly, checks no checksum and cannot be stopped at a limit; it takes parts that were unpacked before. */
async function readZip(file: Blob, left: Allowance): Promise<Sheet[]> {
  const { parts, cells, strings } = await workbookParts(file, left);
  // of other office documents SheetJS would read tables and lose some of their values
  if (!Object.keys(parts).some((path) => path.toLowerCase() === '[content_types].xml')) throw new Error('no workbook');
  const files = Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, { name, content, type: 2 }]));
  const book = parse_zip({ files }, { ...options });
  return sheetsOf(book, left, (sheet, date1904) => {
    const xml = cells.get(String(sheet['!data']?.[0]?.[0]?.v));
    return xml === undefined ? cellRows(sheet, date1904) : xmlRows(xml, strings, book, date1904);
  });
}

async function readOld(file: Blob, left: Allowance): Promise<Sheet[]> {
  const formats = SSF as { load(format: string, id: number): void };
  for (const id of chineseDates) formats.load(dateFormat, id);
  return sheetsOf(read(new Uint8Array(await file.arrayBuffer()), { ...options }), left, cellRows);
}

function sheetsOf(book: WorkBook, left: Allowance, rows: (sheet: WorkSheet, date1904: boolean) => Rows): Sheet[] {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const hidden = new Set(book.Workbook?.Sheets?.filter(({ Hidden }) => Hidden).map(({ name }) => name));
  const sheets = book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    // SheetJS passes over a sheet that it cannot read
    if (!sheet) throw new Error(`${name}: not read`);
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return [];
    const text = sheetText(rows(sheet, date1904), sheet['!merges'] ?? [], left);
    return text === null ? [] : [{ name, text }];
  });
  return [...sheets.filter(({ name }) => !hidden.has(name)), ...sheets.filter(({ name }) => hidden.has(name))];
}

const fault = (reason: string): { problem: Problem } => ({ problem: { code: 'workbook', detail: { reason } } });
