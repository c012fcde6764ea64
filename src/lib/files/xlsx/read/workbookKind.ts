import { archiveKind } from '../../zip/archiveKind';

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const markup =
  /^\ufeff?\s*(<!doctype html|<html[\s>]|<table[\s>]|<\?xml[^>]*>\s*(<\?mso[^>]*>\s*)?<(\w+:)?Workbook[\s>])/i;

/**
 * How a workbook is written, by content and whatever its name: `zip` .xlsx and .xlsm, `old` .xls; `markup` is a page that a
 * program calls .xls, which spreadsheets open and save as what it claims to be. Other office documents and damaged files are
 * told no further. null when the file is no workbook.
 */
export async function workbookKind(file: Blob): Promise<'zip' | 'old' | 'markup' | null> {
  const first = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  if (ole.every((byte, index) => first[index] === byte) || isBare(first)) return 'old';
  if (markup.test(new TextDecoder().decode(first))) return 'markup';
  return (await archiveKind(file)) === 'office' ? 'zip' : null;
}

/** An .xls of before 1995, or of a program that writes like one, begins with its first record: 9, a version, and 4 to 16 bytes. */
function isBare([type, version, length, above]: Uint8Array): boolean {
  return type === 9 && [0, 2, 4, 8].includes(version!) && length! >= 4 && length! <= 16 && above === 0;
}
