import type { SheetRows } from './sheetRows';
import { inWorker } from '../inWorker';

/** Sheets as an .xlsx. No text in it is a formula; names are changed where spreadsheets do not bear them. */
export async function writeWorkbook(sheets: SheetRows[], signal?: AbortSignal): Promise<Blob> {
  signal?.throwIfAborted();
  // the first half lets a build for browsers leave the other way out
  if (import.meta.env.SSR && typeof Worker === 'undefined')
    return (await import('./workbookBlob')).workbookBlob(sheets);
  const { default: Writer } = await import('./writeWorkbook.worker?worker&inline');
  return inWorker(new Writer(), sheets, signal);
}
