import type { Cell } from '../../files/csv/writeCsv';
import { isSimulated, type Opened } from '../../figures/survey';
import { formatDate, formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { fileName } from '../fileName';
import { today } from '../today';
import type { LeavingRows } from './takeRows';

/** What a statement gave, as it leaves the page. */
export interface LeavingResult {
  statement: string;
  /** names of its columns, and its rows */
  head: string[];
  rows: Cell[][];
  opened: Opened;
  /** what it was asked of: name, and name of the content */
  tables: { name: string; stored: string | null }[];
}

export function sqlRows({ statement, head, rows, opened, tables }: LeavingResult, extension: string): LeavingRows {
  const { codebook } = opened;
  const simulated = isSimulated(opened) ? m.ui_simulated() : '';
  return {
    sheet: m.sql_result(),
    rows: [head, ...rows],
    notes: [
      [m.sql_notes_statement(), statement],
      [m.sql_notes_rows(), formatNumber(rows.length)],
      [m.figure_notes_note(), m.sql_notes_null()],
      [m.figure_notes_source(), text(codebook.source) + (simulated ? ` (${simulated})` : '')],
      [m.figure_notes_date(), formatDate(today())],
      ...tables.map(({ name, stored }): [string, string] => [
        m.sql_notes_table(),
        stored ? `${name} = ${stored}` : name
      ])
    ],
    file: fileName([text(codebook.title), 'SQL', tables[0]?.name ?? '', simulated], extension)
  };
}
