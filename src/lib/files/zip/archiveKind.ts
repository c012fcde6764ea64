import { zipEntries } from './zipEntries';

const longestName = 256;

/** What a zip is: a workbook (or another office document, which is a zip too), or a zip of files; null when it is none. */
export async function archiveKind(file: Blob): Promise<'office' | 'zip' | null> {
  const first = new Uint8Array(await file.slice(0, 30 + longestName).arrayBuffer());
  if (first[0] !== 0x50 || first[1] !== 0x4b) return null;
  if (!(first[2] === 3 && first[3] === 4) && !(first[2] === 5 && first[3] === 6)) return null;
  const entries = await zipEntries(file);
  if (entries) return entries.some(({ path }) => /^(\[content_types\]|content)\.xml$/i.test(path)) ? 'office' : 'zip';
  return isOffice(first, file) ? 'office' : 'zip';
}

/**
 * Tells a zip that is cut off by the name of its first file; within that name it is taken for a workbook, which people have, and
 * before it for what its own name says.
 */
function isOffice(first: Uint8Array, file: Blob): boolean {
  const length = (first[26] ?? 0) + 256 * (first[27] ?? 0);
  if (length === 0) return file instanceof File && /\.xls[xm]?$/i.test(file.name);
  if (30 + length > first.length) return true;
  const name = new TextDecoder('latin1').decode(first.subarray(30, 30 + length));
  return /^(\[content_types\]\.xml$|(_rels|xl|word|ppt|docProps|customXml)[\\/])/i.test(name);
}
