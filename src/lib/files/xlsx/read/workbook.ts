import type { Sheet } from './sheet';
import { inWorker } from '../inWorker';
import type { Fault } from '../../fault';
import type { Counts } from './sheet';
import { workbookKind } from './workbookKind';

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
): Promise<Sheet[] | { problem: Fault }> {
  signal?.throwIfAborted();
  // the first half lets a build for browsers leave the other way out
  if (import.meta.env.SSR && typeof Worker === 'undefined')
    return (await import('./readWorkbook')).readWorkbook({ file, counts });
  const { default: Reader } = await import('./workbook.worker?worker&inline');
  return inWorker(new Reader(), { file, counts }, signal);
}
