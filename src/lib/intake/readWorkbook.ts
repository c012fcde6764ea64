import * as xlsx from '@e965/xlsx';
import type { ParsingOptions, WorkBook } from '@e965/xlsx';
import { archiveKind } from './archiveKind';
import { codePages } from './codePages';
import { TooMuch } from './inflate';
import type { Problem } from './report';
import { sheetText } from './sheetText';
import type { Sheet } from './workbook';
import { chineseDates, dateFormat, workbookParts } from './workbookParts';

/** SheetJS takes some ten times this in memory. */
const mostBytes = 400e6;
const options: ParsingOptions = {
  ...{ type: 'array', dense: true, cellNF: true },
  ...{ cellText: false, cellFormula: false, cellHTML: false }
};
xlsx.set_cptable(codePages);

/** The sheets of a workbook that hold something, hidden ones last. Everything happens in one go: run it in a worker. */
export async function readWorkbook(file: Blob): Promise<Sheet[] | { problem: Problem }> {
  const left = { bytes: mostBytes };
  try {
    if (file.size > mostBytes) throw new TooMuch();
    const book = (await archiveKind(file)) === 'office' ? await readZip(file, left) : await readOld(file);
    const sheets = sheetsOf(book, left);
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
async function readZip(file: Blob, left: { bytes: number }): Promise<WorkBook> {
  const parts = Object.entries(await workbookParts(file, left));
  // of other office documents SheetJS would read tables and lose some of their values
  if (!parts.some(([path]) => path.toLowerCase() === '[content_types].xml')) throw new Error('no workbook');
  const files = Object.fromEntries(parts.map(([name, content]) => [name, { name, content, type: 2 }]));
  const { parse_zip } = xlsx as unknown as { parse_zip(zip: { files: object }, options: ParsingOptions): WorkBook };
  return parse_zip({ files }, { ...options });
}

async function readOld(file: Blob): Promise<WorkBook> {
  const formats = xlsx.SSF as { load(format: string, id: number): void };
  for (const id of chineseDates) formats.load(dateFormat, id);
  return xlsx.read(new Uint8Array(await file.arrayBuffer()), { ...options });
}

function sheetsOf(book: WorkBook, left: { bytes: number }): Sheet[] {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const hidden = new Set(book.Workbook?.Sheets?.filter(({ Hidden }) => Hidden).map(({ name }) => name));
  const sheets = book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    // SheetJS passes over a sheet that it cannot read
    if (!sheet) throw new Error(`${name}: not read`);
    const text = sheet['!type'] === undefined || sheet['!type'] === 'sheet' ? sheetText(sheet, date1904, left) : null;
    return text === null ? [] : [{ name, text }];
  });
  return [...sheets.filter(({ name }) => !hidden.has(name)), ...sheets.filter(({ name }) => hidden.has(name))];
}

const fault = (reason: string): { problem: Problem } => ({ problem: { code: 'workbook', detail: { reason } } });
