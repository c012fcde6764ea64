import type { Codebook, Preset } from '../../codebook/codebook';
import { decode, type Decoded, type DecodeOptions } from './decode';
import { foreignKind } from './foreignKind';
import type { Instructions } from '../shape/instructions';
import type { IntakeReport, Problem } from '../report/report';
import { isWorkbook } from '../../files/xlsx/workbook';

/** A file's text, wherever it came from. */
export interface FileContent {
  text: Decoded['text'];
  /** null of a workbook, whose cells have none */
  encoding: Decoded['encoding'] | null;
  /** what became of the parts of a workbook; null of other files */
  book: Pick<IntakeReport, 'sheets' | 'sheet' | 'hiddenRows' | 'hiddenColumns' | 'sheetColumn' | 'doubts'> | null;
}

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
