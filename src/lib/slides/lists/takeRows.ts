import { download } from '../../files/download';
import { unformulated, writeCsv, type Cell } from '../../files/csv/writeCsv';
import { writeWorkbook } from '../../files/xlsx/write/writeWorkbook';
import { toClipboard } from '../../page/clipboard';
import { m } from '../../paraglide/messages';

/** Rows with their head as they leave the page, and what is said of them where a file has a place for it. */
export interface LeavingRows {
  sheet: string;
  rows: Cell[][];
  notes: [string, string][];
  file: string;
}

/** Hands rows over as a file. */
export async function downloadRows({ sheet, rows, notes, file }: LeavingRows, kind: 'xlsx' | 'csv'): Promise<void> {
  const made =
    kind === 'csv'
      ? new Blob([writeCsv(rows)], { type: 'text/csv' })
      : await writeWorkbook([
          { name: sheet, rows },
          {
            name: m.figure_sheet_notes(),
            rows: [[m.figure_notes_what(), m.figure_notes_words()], ...notes],
            widths: [18, 90]
          }
        ]);
  download(made, file);
}

/** Puts rows where a spreadsheet pastes them. @returns whether the browser did it */
export const copyRows = (rows: Cell[][]): boolean =>
  toClipboard({ text: rows.map((row) => row.map(tabbed).join('\t')).join('\r\n'), html: htmlOf(rows) });

const tabbed = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell) : unformulated((cell ?? '').replace(/[\t\r\n]+/g, ' '));

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (cell: Cell): string => String(cell ?? '').replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** Texts say that they are texts, so that 「=…」 is no formula and 「1-2」 no date. */
function htmlOf(rows: Cell[][]): string {
  const td = (cell: Cell) =>
    typeof cell === 'number' ? `<td>${cell}</td>` : `<td style="mso-number-format:'\\@'">${escaped(cell)}</td>`;
  return `<table>${rows.map((row) => `<tr>${row.map(td).join('')}</tr>`).join('')}</table>`;
}
