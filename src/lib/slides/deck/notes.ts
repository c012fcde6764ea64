import { m } from '../../paraglide/messages';
import type { Caption } from '../caption';

/** What whoever presents a slide has in its notes: 口径, n, source and the code that leads back. */
export const notesOf = (caption: Caption): string =>
  [
    caption.definition === '' ? '' : m.slide_definition({ definition: caption.definition }),
    caption.n ?? '',
    ...caption.notes,
    m.slide_source({ source: caption.source }) + (caption.simulated ? ` (${m.ui_simulated()})` : ''),
    m.slide_made({ date: caption.date }),
    caption.marking ?? '',
    caption.code
  ]
    .filter((line) => line !== '')
    .join('\n');
