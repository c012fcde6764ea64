import { csvParseRows } from 'd3';
import { m } from '../../paraglide/messages';
import { locales, type Locale } from '../../paraglide/runtime';

/** A cell of a file that somebody has corrected. */
export interface Correction {
  file: string;
  /** of the file */
  line: number;
  /** question */
  column: string;
  /** what the cell said when the list was made */
  now: string;
  /** '': it is to be cleared */
  after: string;
}

type Head = 'file' | 'line' | 'code' | 'unit' | 'area' | 'column' | 'now' | 'why' | 'after';

/** The columns of a list of cells to correct, in their order. */
export const correctionHeads: Record<Head, (inputs?: object, options?: { locale: Locale }) => string> = {
  unit: m.corrections_unit,
  area: m.corrections_area,
  column: m.corrections_column,
  now: m.corrections_now,
  why: m.corrections_why,
  after: m.corrections_after,
  file: m.corrections_file,
  line: m.corrections_line,
  code: m.corrections_code
};

const inEveryLanguage = (say: (inputs: object, options: { locale: Locale }) => string): string[] =>
  locales.map((locale) => say({}, { locale }).toLowerCase());

/** Title rows that somebody has put over the heads. */
const maxTitles = 12;

/** The cells that a list corrects; null of a sheet that is no such list. */
export function readCorrections(csv: string): Correction[] | null {
  const rows = csvParseRows(csv.replace(/^\uFEFF/, ''));
  for (const [at, head] of rows.slice(0, maxTitles).entries()) {
    const place = (name: Head) => {
      const known = inEveryLanguage(correctionHeads[name]);
      return head.findIndex((cell) => known.includes(cell.trim().toLowerCase()));
    };
    const [file, line, code, now, after] = [place('file'), place('line'), place('code'), place('now'), place('after')];
    if ([file, line, code, now, after].some((one) => one < 0)) continue;
    return rows.slice(at + 1).flatMap((row): Correction[] => {
      const said = (row[after] ?? '').trim();
      const lineOfFile = Number(row[line]);
      if (said === '' || !Number.isInteger(lineOfFile) || lineOfFile < 1) return [];
      const isCleared = inEveryLanguage(m.corrections_clear).includes(said.toLowerCase());
      return [
        {
          file: row[file] ?? '',
          line: lineOfFile,
          column: row[code] ?? '',
          now: row[now] ?? '',
          after: isCleared ? '' : said
        }
      ];
    });
  }
  return null;
}
