import type { FormBook, FormColumn } from '../../files/xlsx/form/formBook';
import { visitHead, visitMarks, type VisitMark } from '../../intake/visits/visit';
import { m } from '../../paraglide/messages';
import { getLocale } from '../../paraglide/runtime';
import { listNotes, type LeavingList } from '../../slides/lists/listTable';

const hints: Record<VisitMark | 'note', () => string> = {
  agreed: m.visits_hint_agreed,
  done: m.visits_hint_done,
  notApplicable: m.visits_hint_notApplicable,
  removed: m.visits_hint_removed,
  note: m.visits_hint_note
};

/** A list of units with columns to be filled in on the way; what it holds stands as a note on its first head. */
export function visitBook(list: LeavingList): FormBook {
  const known = list.columns.map(({ label, isNumber }, at): FormColumn => ({
    head: label,
    note:
      at === 0
        ? listNotes(list)
            .map(([what, words]) => `${what}${m.figure_colon()}${words}`)
            .join('\n')
        : '',
    example: '',
    format: isNumber ? 'decimal' : 'text',
    options: null,
    objection: null
  }));
  const toFill = [...visitMarks, 'note' as const].map((column): FormColumn => ({
    head: visitHead(column, getLocale()),
    note: hints[column](),
    example: '',
    format: 'text',
    options: column === 'note' ? null : [m.visits_mark()],
    objection: column === 'note' ? null : m.visits_objection()
  }));
  return {
    sheet: m.visits_title(),
    columns: [...known, ...toFill],
    rows: Array.from(list.rows, (row) => [...list.columns.map(({ value }) => value(row)), ...toFill.map(() => null)]),
    rowNote: '',
    lists: { sheet: m.visits_choices(), title: m.visits_choices_note() }
  };
}

/** The heads of the columns to be filled in, for paper. */
export const visitHeads = (): string[] =>
  [...visitMarks, 'note' as const].map((column) => visitHead(column, getLocale()));

/** Hands the list over. */
export async function downloadVisits(list: LeavingList): Promise<void> {
  const [{ writeForm }, { download }, { listName }] = await Promise.all([
    import('../../files/xlsx/form/writeForm'),
    import('../../files/download'),
    import('../../slides/lists/takeList')
  ]);
  download(await writeForm(visitBook(list)), listName(list, 'xlsx', m.visits_title()));
}
