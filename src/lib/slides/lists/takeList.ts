import { download } from '../../files/download';
import { unformulated, writeCsv, type Cell } from '../../files/csv/writeCsv';
import { writeWorkbook } from '../../files/xlsx/write/writeWorkbook';
import { isSimulated } from '../../figures/survey';
import { formatNumber, text } from '../../i18n/format';
import { toClipboard } from '../../page/clipboard';
import { m } from '../../paraglide/messages';
import { fileName } from '../fileName';
import { listNotes, listTable, type LeavingList } from './listTable';

/** Hands a list over as a file. */
export async function downloadList(list: LeavingList, kind: 'xlsx' | 'csv'): Promise<void> {
  const rows = listTable(list);
  const file =
    kind === 'csv'
      ? new Blob([writeCsv(rows)], { type: 'text/csv' })
      : await writeWorkbook([
          { name: m.units_title(), rows },
          {
            name: m.figure_sheet_notes(),
            rows: [[m.figure_notes_what(), m.figure_notes_words()], ...listNotes(list)],
            widths: [18, 90]
          }
        ]);
  download(file, listName(list, kind));
}

export function listName({ title, view, opened }: LeavingList, extension: string, what = ''): string {
  const simulated = isSimulated(opened) ? m.ui_simulated() : '';
  return fileName([text(opened.codebook.title), view.wave, title, what, simulated], extension);
}

/** Puts a list where a spreadsheet pastes it. @returns what to tell the reader */
export function copyList(list: LeavingList): string {
  const rows = listTable(list);
  const done = toClipboard({ text: rows.map((row) => row.map(tabbed).join('\t')).join('\r\n'), html: htmlOf(rows) });
  return done ? m.units_copied({ count: formatNumber(list.rows.length) }) : m.figure_not_in_clipboard();
}

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
