import type { Codebook } from '../../codebook/codebook';
import { download } from '../../files/download';
import { writeForm } from '../../files/xlsx/form/writeForm';
import { text } from '../../i18n/format';
import { form } from '../../intake/form/form';
import { m } from '../../paraglide/messages';
import { getLocale } from '../../paraglide/runtime';
import { fileName } from '../../slides/fileName';

/** Hands over a blank form for a table, in the page's language, named after survey and table. */
export async function downloadForm(name: string, codebook: Codebook): Promise<void> {
  const table = codebook.tables.find((one) => one.name === name);
  if (!table) return;
  const file = await writeForm(await form(table, codebook, getLocale()));
  download(file, fileName([text(codebook.title), text(table.label), m.session_form()], 'xlsx'));
}
