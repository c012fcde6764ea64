import Papa from 'papaparse';
import type { Platform } from './platform';
import type { Problem } from './report';

export type Delimiter = ',' | '\t' | ';' | '|';

/** A record as it stands in the file. */
export interface PreviewRecord {
  /** of the file, from 1 */
  line: number;
  fields: string[];
}

/** How a text is laid out. */
export interface Shape {
  delimiter: Delimiter;
  platform: Platform;
  /** by column: its name; two header records are joined by " · ", and a name that an earlier column has gets a number: "姓名 (2)" */
  header: string[];
  /** place of the header among the records of the file, from 0 (titles stand above it), and how many records it has */
  headerRecord: number;
  headerRecords: 1 | 2;
  /** the first records of the file, titles and header among them, at most 30: what a person sees and clicks */
  preview: PreviewRecord[];
  /** the first records below the header, at most 200: what `match` looks at */
  sample: string[][];
  /** UTF-8 bytes before the first record: byte order mark, blank lines and header */
  start: number;
  /** line of the file, from 1, that the first record begins on */
  firstLine: number;
}

const delimiters: Delimiter[] = [',', '\t', ';'];
const head = 256 * 1024;

/** Finds the delimiter and the header from the first part of a UTF-8 text. */
export async function sniff(text: Blob): Promise<Shape | { problem: Problem }> {
  const bytes = new Uint8Array(await text.slice(0, head).arrayBuffer());
  const first = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
  const blank = /^\ufeff?(?:[^\S\r\n]*(?:\r\n|\r|\n))*/.exec(first)![0];
  const content = first.slice(blank.length);
  if (content.trim() === '') return { problem: { code: 'empty', detail: {} } };

  const delimiter = likeliest(content);
  // in PapaParse's fast mode the cursor is one record too far
  const { data, errors, meta } = Papa.parse<string[]>(content, { delimiter, preview: 1, fastMode: false });
  if (errors.some(({ code }) => code === 'MissingQuotes')) {
    return { problem: { code: 'unclosedQuote', detail: { line: lines(blank) + 1 } } };
  }
  const used = blank + content.slice(0, meta.cursor);
  return {
    delimiter,
    header: data[0]!.map((name) => name.trim()),
    start: new TextEncoder().encode(used).length,
    firstLine: lines(used) + (/[\r\n]$/.test(used) ? 1 : 2)
  };
}

/** The delimiter that splits the header into most fields; of equals, the one whose first records agree best with it. */
function likeliest(content: string): Delimiter {
  const scored = delimiters.map((delimiter) => {
    const records = Papa.parse<string[]>(content, { delimiter, preview: 10, skipEmptyLines: true }).data;
    const fields = records[0]?.length ?? 0;
    const agreeing = records.filter((record) => record.length === fields).length / Math.max(1, records.length);
    return { delimiter, score: fields > 1 ? fields * (0.5 + agreeing) : 0 };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

export function lines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
