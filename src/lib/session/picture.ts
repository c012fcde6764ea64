import type { Survey } from '../figures/survey';
import type { FigurePage } from '../figures/figure';
import { restore } from '../figures/restore';
import type { Choices } from '../figures/view/view';
import { text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { isPng, readProvenance } from '../slides/png/readProvenance';
import type { Provenance } from '../slides/png/provenance';

/** Whether pictures, and nothing else, were dropped: one of ours opens its view again. */
export async function arePictures(files: { file: Blob }[]): Promise<boolean> {
  return files.length > 0 && (await Promise.all(files.map(({ file }) => isPng(file)))).every(Boolean);
}

/** What a picture says of itself, its spec taken apart; null when it is none of ours. */
export async function pictureOf(
  file: Blob
): Promise<{ saved: unknown; survey: string | null; tables: string[] } | null> {
  const provenance = await readProvenance(file);
  const saved = parsed(provenance);
  if (saved === null) return null;
  const survey = (saved as { view?: { survey?: unknown } }).view?.survey;
  return {
    saved,
    survey: typeof survey === 'string' ? survey : null,
    tables: (provenance['Tables'] ?? '').split(' ').filter((name) => name !== '')
  };
}

function parsed({ Spec }: Provenance): object | null {
  if (Spec === undefined) return null;
  try {
    const saved: unknown = JSON.parse(Spec);
    return typeof saved === 'object' ? saved : null;
  } catch {
    // not one of ours, or cut: it is told as a picture without a view
    return null;
  }
}

/** Where a picture leads, and what to tell of it; `went` null where it cannot be opened. */
export function reopen(
  saved: unknown,
  tables: string[],
  survey: Survey
): { went: { page: FigurePage; choices: Choices } | null; said: string } {
  const found = restore(saved, survey);
  if ('fault' in found) return { went: null, said: found.fault };
  const changed = changedTables(tables, survey);
  return {
    went: found,
    said:
      changed.length === 0
        ? m.figure_opened()
        : m.figure_opened_changed({ tables: changed.join(m.ui_list_separator()) })
  };
}

/** Tables that are not those that the picture was made from: others now, new, or gone. */
function changedTables(before: string[], { codebook, stored }: Survey): string[] {
  const labelOf = (table: string) => {
    const spec = codebook.tables.find(({ name }) => name === table);
    return spec ? text(spec.label) : table;
  };
  const now = stored.filter(({ name }) => !before.includes(name));
  const gone = before
    .filter((name) => !stored.some((one) => one.name === name))
    .map((name) => name.replace(/_[0-9a-f]+$/, ''));
  const waveLabel = (id: string) => text(codebook.waves.find((wave) => wave.id === id)?.label ?? {}) || id;
  return [
    ...now.map(({ table, wave }) => `${labelOf(table)} ${waveLabel(wave)}`),
    ...gone.filter((table) => !now.some((one) => one.table === table)).map(labelOf)
  ].filter((label, at, all) => all.indexOf(label) === at);
}
