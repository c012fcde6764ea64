import { inWorker } from './inWorker';
import type { Problem } from '../../intake/report/report';
import type { Counts } from './readWorkbook';
import type { MergedNumber } from './sheetText';
import { workbookKind } from './workbookKind';

export interface Sheet {
  name: string;
  /** CSV: UTF-8, commas, \n, a line a row of the sheet from row 1 on */
  text: Blob;
  /** lines of that text, and those of them in which something stands */
  lines: number;
  filled: number;
  /** by field of the text: the sheet's column, from 0; those in which nothing stands are left out */
  columns: number[];
  isHidden: boolean;
  /** rows that hold something and are out of sight, from 1 */
  hiddenRows: number[];
  /** a filter hides rows, perhaps not all of the hidden ones */
  isFiltered: boolean;
  /** fields whose column is out of sight */
  hiddenFields: number[];
  /** fields with a number that shows as a day */
  datedFields: number[];
  /** numbers in cells that several rows share */
  mergedNumbers: MergedNumber[];
}

/** True for .xlsx, .xlsm and .xls, by content and whatever the name; also for other and damaged files of these kinds. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  return (await workbookKind(file)) !== null;
}

/**
 * The sheets of a workbook that hold something, as CSV, hidden ones last. An abort ends the work at once.
 * @param counts by sheet: columns that answer a question for a number and do not look like it
 */
export async function workbook(
  file: Blob,
  { signal, counts = {} }: { signal?: AbortSignal | undefined; counts?: Counts } = {}
): Promise<Sheet[] | { problem: Problem }> {
  signal?.throwIfAborted();
  // the first half lets a build for browsers leave the other way out
  if (import.meta.env.SSR && typeof Worker === 'undefined')
    return (await import('./readWorkbook')).readWorkbook({ file, counts });
  const { default: Reader } = await import('./workbook.worker?worker&inline');
  return inWorker(new Reader(), { file, counts }, signal);
}
