import { inWorker } from './inWorker';
import type { Problem } from './report';
import { workbookKind } from './workbookKind';

export interface Sheet {
  name: string;
  /** CSV: UTF-8, commas, \n, a line a row of the sheet from row 1 on */
  text: Blob;
}

/** True for .xlsx, .xlsm and .xls, by content and whatever the name; also for other and damaged files of these kinds. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  return (await workbookKind(file)) !== null;
}

/** The sheets of a workbook that hold something, as CSV, hidden ones last. An abort ends the work at once. */
export async function workbook(
  file: Blob,
  { signal }: { signal?: AbortSignal | undefined } = {}
): Promise<Sheet[] | { problem: Problem }> {
  signal?.throwIfAborted();
  // the first half lets a build for browsers leave the other way out
  if (import.meta.env.SSR && typeof Worker === 'undefined') return (await import('./readWorkbook')).readWorkbook(file);
  const { default: Reader } = await import('./workbook.worker?worker&inline');
  return inWorker(new Reader(), file, signal);
}
