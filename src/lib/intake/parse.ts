import Papa from 'papaparse';
import type { Shift } from './countRecords';
import type { Reject } from './report';
import { lines, type Delimiter } from './sniff';

/** A text read record by record and written again so that any engine reads the same records. */
export interface Parsed {
  text: Blob;
  records: number;
  shifts: Shift[];
  /** lines whose quote never closes; they are not in the text */
  rejects: Reject[];
}

/**
 * The patient reading of a text that an engine refuses or counts otherwise. A quote that never closes costs its own line only.
 * @param firstLine line of the file that the text begins on
 */
export function parse(text: string, delimiter: Delimiter, firstLine: number): Parsed {
  const rows: string[][] = [];
  const shifts: Shift[] = [];
  const rejects: Reject[] = [];
  let rest = text;
  let line = firstLine;
  let shift = firstLine - 1;

  while (rest !== '') {
    let cursor = 0;
    let broken: number | null = null;
    Papa.parse<string[]>(rest, {
      delimiter,
      fastMode: false,
      step: ({ data, errors, meta }, parser) => {
        const unclosed = errors.some(({ code }) => code === 'MissingQuotes');
        if (unclosed) {
          broken = cursor;
          parser.abort();
          return;
        }
        if (data.length > 1 || data[0] !== '') {
          rows.push(data);
          if (line - rows.length !== shift) {
            shift = line - rows.length;
            shifts.push({ record: rows.length, line });
          }
        }
        line += lines(rest.slice(cursor, meta.cursor));
        cursor = meta.cursor;
      }
    });
    if (broken === null) break;
    const end = /\r\n|\r|\n/.exec(rest.slice(broken));
    const bad = end ? rest.slice(broken, broken + end.index) : rest.slice(broken);
    rejects.push({ line, reason: 'unclosedQuote', text: bad });
    line += 1;
    rest = end ? rest.slice(broken + end.index + end[0].length) : '';
  }

  const clean = Papa.unparse(rows, { delimiter, quotes: true, newline: '\n' });
  return { text: new Blob([clean]), records: rows.length, shifts, rejects };
}
