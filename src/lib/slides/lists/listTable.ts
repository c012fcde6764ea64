import type { Cell } from '../../files/csv/writeCsv';
import { viewWords } from '../../figures/view/viewWords';
import type { View } from '../../figures/view/view';
import type { UnitColumn } from '../../figures/units/unitsTable';
import type { Opened } from '../../figures/survey';
import { isSimulated } from '../../figures/survey';
import { formatDate, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { today } from '../today';

/** A list of units as it leaves the page. */
export interface LeavingList {
  title: string;
  /** which units it holds, as a sentence */
  lead: string;
  columns: Pick<UnitColumn, 'label' | 'value' | 'words' | 'isNumber'>[];
  /** places of rows in their order */
  rows: Int32Array;
  view: View;
  opened: Opened;
}

/** Head and rows, numbers as numbers. */
export function listTable({ columns, rows }: Pick<LeavingList, 'columns' | 'rows'>): Cell[][] {
  return [columns.map(({ label }) => label), ...Array.from(rows, (row) => columns.map(({ value }) => value(row)))];
}

/** What a list rests on, a line each: what it holds, the view, source, date, and that numbers are made up. */
export function listNotes({ title, lead, view, opened }: LeavingList): [string, string][] {
  const { codebook } = opened;
  return [
    [m.figure_notes_title(), title],
    [m.figure_notes_finding(), lead],
    [m.figure_notes_note(), viewWords(view, codebook).join(' · ')],
    [m.figure_notes_source(), text(codebook.source) + (isSimulated(opened) ? ` (${m.ui_simulated()})` : '')],
    [m.figure_notes_date(), formatDate(today())]
  ];
}
