import Papa from 'papaparse';
import { recordsOf, type FileText } from './fileText';
import type { PreviewRecord } from './sniff';

/** The records of a file that begin on some of its lines, as they stand there, in the order of the lines. */
export async function records(file: FileText, lines: number[]): Promise<PreviewRecord[]> {
  const found: PreviewRecord[] = [];
  let wanted = [...new Set(lines)].sort((a, b) => a - b);
  while (wanted.length > 0) {
    const { text, firstLine, endLine } = recordsOf(file, wanted[0]!);
    const here = new Set(wanted.filter((line) => line < endLine));
    for (const record of parseRecords(await text.text(), file.shape.delimiter, firstLine)) {
      if (here.has(record.line)) found.push(record);
    }
    wanted = wanted.filter((line) => line >= endLine);
  }
  return found;
}

/** The records of a text with the line that each begins on. */
export function parseRecords(text: string, delimiter: string, firstLine: number): PreviewRecord[] {
  const found: PreviewRecord[] = [];
  let line = firstLine;
  let cursor = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    // in PapaParse's fast mode the cursor is one record too far
    fastMode: false,
    step: ({ data, meta }) => {
      found.push({ line, fields: data });
      line += text.slice(cursor, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      cursor = meta.cursor;
    }
  });
  return found;
}
