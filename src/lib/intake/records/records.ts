import { recordsOf, type FileText } from '../text/fileText';
import type { PreviewRecord } from '../report/reading';
import { splitRecords } from '../../files/csv/splitRecords';

/** The records of a file that begin on some of its lines, as they stand there, in the order of the lines. */
export async function records(file: FileText, lines: number[]): Promise<PreviewRecord[]> {
  const found: PreviewRecord[] = [];
  let wanted = [...new Set(lines)].sort((a, b) => a - b);
  while (wanted.length > 0) {
    const { start, end, firstLine, endLine } = recordsOf(file, wanted[0]!);
    const text = new TextDecoder().decode(await file.text.slice(start, end));
    const here = new Set(wanted.filter((line) => line < endLine));
    for (const { line, fields } of splitRecords(text, file.shape.delimiter, true)) {
      const lineOfFile = firstLine + line - 1;
      if (here.has(lineOfFile)) found.push({ line: lineOfFile, fields });
    }
    wanted = wanted.filter((line) => line >= endLine);
  }
  return found;
}
