import { isSimulated } from '../../figures/survey';
import { formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { fileName } from '../fileName';
import { listNotes, listTable, type LeavingList } from './listTable';
import { copyRows, downloadRows } from './takeRows';

/** Hands a list over as a file. */
export async function downloadList(list: LeavingList, kind: 'xlsx' | 'csv'): Promise<void> {
  const rows = listTable(list);
  await downloadRows({ sheet: m.units_title(), rows, notes: listNotes(list), file: listName(list, kind) }, kind);
}

export function listName({ title, view, opened }: LeavingList, extension: string, what = ''): string {
  const simulated = isSimulated(opened) ? m.ui_simulated() : '';
  return fileName([text(opened.codebook.title), view.wave, title, what, simulated], extension);
}

/** Puts a list where a spreadsheet pastes it. @returns what to tell the reader */
export function copyList(list: LeavingList): string {
  const done = copyRows(listTable(list));
  return done ? m.units_copied({ count: formatNumber(list.rows.length) }) : m.figure_not_in_clipboard();
}
