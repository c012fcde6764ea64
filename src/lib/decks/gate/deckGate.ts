import type { Codebook } from '../../codebook/codebook';
import type { Deck } from '../../codebook/decks/deck';
import { m } from '../../paraglide/messages';
import { textsIn } from './figureTexts';
import { masked, personalNumbers } from './personal';

/**
 * Why a deck may not leave as a file: numbers of persons in what somebody has written into it, on slides that are kept back too. [] where
 * it may: no number of the survey is in it.
 */
export function deckRefusals({ label, slides }: Deck, { title }: Codebook): string[] {
  const written = textsIn([title, label, slides.map(({ words, figure }) => [words, figure])]);
  return [...new Set(written.flatMap(personalNumbers))].map((found) =>
    m.briefing_save_refused({ found: masked(found) })
  );
}

/** What of its words a reader must know. */
export const deckMarks = ({ slides }: Deck): string[] =>
  slides.some(({ words }) => Object.values(words).some((one) => typeof one === 'string'))
    ? [m.briefing_word_typed()]
    : [];
