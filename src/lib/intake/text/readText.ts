import type { FileContent } from './fileContent';
import type { Codebook, Preset } from '../../codebook/codebook';
import { decode, type DecodeOptions } from './decode';
import { foreignKind } from './foreignKind';
import type { Instructions } from '../shape/instructions';
import type { Problem } from '../report/report';
import { isWorkbook } from '../../files/xlsx/read/workbook';

/** Reads a text file, or the sheets of a workbook that belong together. */
export async function readText(
  file: Blob,
  instructions: Instructions,
  codebook: Codebook,
  { presets = [], ...options }: DecodeOptions & { presets?: Preset[] } = {}
): Promise<FileContent | { problem: Problem }> {
  if (await isWorkbook(file)) {
    const { readBook } = await import('./readBook');
    return readBook(file, instructions, codebook, { presets, signal: options.signal });
  }
  const foreign = await foreignKind(file);
  if (foreign !== null) return { problem: { code: 'binary', detail: { kind: foreign } } };
  const decoded = await decode(file, { ...options, encoding: instructions.encoding });
  return 'problem' in decoded ? decoded : { ...decoded, book: null };
}
