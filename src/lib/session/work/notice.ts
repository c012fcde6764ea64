import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { OpenFile } from '../../tables/load/assemble';

/** Says that the engine was started again, and what of the open files is not as it was. */
export function restartedText(files: { gone: OpenFile[]; different: OpenFile[] } | null): string {
  const { gone = [], different = [] } = files ?? {};
  const names = (some: OpenFile[]) => listed(some.map(({ source }) => source.name));
  return [
    m.session_engine_restarted(),
    gone.length > 0 ? m.session_engine_gone({ files: names(gone) }) : '',
    different.length > 0 ? m.session_engine_different({ files: names(different) }) : ''
  ]
    .filter((sentence) => sentence !== '')
    .join(text({ zh: '', en: ' ' }));
}

export const listed = (names: string[]): string => names.join(m.ui_list_separator());
