import { archiveKind } from './archiveKind';
import { inWorker } from './inWorker';
import type { Problem } from './report';

export interface Sheet {
  name: string;
  /** CSV: UTF-8, commas, \n, a line a row of the sheet from row 1 on */
  text: Blob;
}

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** True for .xlsx, .xlsm and .xls, by content and whatever the name; also for other and damaged files of these kinds. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  const first = new Uint8Array(await file.slice(0, ole.length).arrayBuffer());
  if (ole.every((byte, index) => first[index] === byte)) return true;
  // a workbook of before 1995, or of a program that writes like one: its first record stands in no container
  if (first[0] === 9 && [0, 2, 4, 8].includes(first[1]!) && first[2]! <= 16 && first[3] === 0 && first[2]! >= 4)
    return true;
  return (await archiveKind(file)) === 'office';
}

/** The sheets of a workbook that hold something, as CSV, hidden ones last. An abort ends the work at once. */
export async function workbook(
  file: Blob,
  { signal }: { signal?: AbortSignal | undefined } = {}
): Promise<Sheet[] | { problem: Problem }> {
  signal?.throwIfAborted();
  if (typeof Worker === 'undefined') return (await import('./readWorkbook')).readWorkbook(file);
  const { default: Reader } = await import('./workbook.worker?worker&inline');
  return inWorker(new Reader(), file, signal);
}
