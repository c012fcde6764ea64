import type { Said } from '../../decks/told';
import { formatDate } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Caption } from '../caption';

/** What the deck as a whole makes of the words of each slide. */
export interface DeckWords {
  /** one of its slides carries the definitions of all */
  hasMethod: boolean;
  /** 内部, 公开; '' before that is chosen */
  marking: string;
}

/** The words over and under a slide of a deck: those of its figure, or as a person typed them. 口径, n and source always stay. */
export function deckCaption(
  { figure, words }: Said,
  { date, code, hasMethod, marking }: DeckWords & { date: string; code: string }
): Caption {
  const { basis, simulated, spec } = figure;
  const note = words.note.text;
  // what the sentence over the chart says already
  const notes = basis.notes.filter((one) => !words.sentence.text.includes(one));
  return {
    ...basis,
    ...(hasMethod ? { brief: m.briefing_see_method(), definitionLines: 1 } : {}),
    notes: note === '' ? notes : [note.replace(/[。.]$/, ''), ...notes],
    title: words.title.text,
    subtitle: words.subtitle.text,
    sentence: words.sentence.text,
    simulated,
    marking,
    date: formatDate(date),
    code,
    ...(spec.kind === 'cover' ? { isCover: true } : {})
  };
}
