import type { Codebook } from '../../codebook/codebook';
import type { FormBook, FormColumn } from '../../files/xlsx/form/formBook';
import { writeForm } from '../../files/xlsx/form/writeForm';
import { writeZip } from '../../files/zip/writeZip';
import { text } from '../../i18n/format';
import { correctionHeads } from '../../intake/corrections/readCorrections';
import { m } from '../../paraglide/messages';
import { fileName } from '../../slides/fileName';
import type { Fault } from './faults';

/** The cells of an area that go back, a row each. */
export function correctionBook(faults: Fault[], codebook: Codebook): FormBook {
  const column = (head: keyof typeof correctionHeads): FormColumn => ({
    head: correctionHeads[head](),
    note:
      head === 'after'
        ? m.corrections_hint_after()
        : ['file', 'line', 'code'].includes(head)
          ? m.corrections_hint_keep()
          : '',
    example: '',
    format: head === 'line' ? 'integer' : 'text',
    options: null,
    objection: null
  });
  const label = (name: string) => {
    const variable = codebook.tables.flatMap(({ variables }) => variables).find((one) => one.name === name);
    return variable ? text(variable.label) : name;
  };
  const area = (code: string) => text(codebook.areas.find((one) => one.code === code)?.label ?? {});
  return {
    sheet: m.corrections_title(),
    columns: (Object.keys(correctionHeads) as (keyof typeof correctionHeads)[]).map(column),
    rows: faults.map((one) => [
      ...[one.unit, area(one.area), label(one.column), one.now, one.why, ''],
      ...[one.file, one.line, one.column]
    ]),
    rowNote: '',
    lists: { sheet: m.visits_choices(), title: m.visits_choices_note() }
  };
}

/** A workbook an area; of several areas one zip of them. null where no cell goes back. */
export async function correctionFiles(
  faults: Fault[],
  codebook: Codebook,
  simulated: boolean
): Promise<{ file: Blob; name: string } | null> {
  const areas = [...new Set(faults.map(({ area }) => area))];
  const nameOf = (parts: string[], extension: string) =>
    fileName([m.corrections_title(), ...parts, simulated ? m.ui_simulated() : ''], extension);
  const books = await Promise.all(
    areas.map(async (area) => ({
      name: nameOf([text(codebook.areas.find(({ code }) => code === area)?.label ?? {}) || area], 'xlsx'),
      file: await writeForm(
        correctionBook(
          faults.filter((one) => one.area === area),
          codebook
        )
      )
    }))
  );
  if (books.length < 2) return books[0] ?? null;
  return { file: await writeZip(books), name: nameOf([text(codebook.title)], 'zip') };
}
