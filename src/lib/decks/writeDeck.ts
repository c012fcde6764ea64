import { wordKeys, type Deck } from '../codebook/decks/deck';
import { deckVersion } from '../codebook/decks/readDecks';

/** A deck as a file, in the format that the page and a survey pack read; what follows the data is not written. */
export function writeDeck({ name, label, shape, theme, slides }: Deck, survey: string): string {
  const written = slides.map(({ id, figure, words, each, hidden, gathered }) => ({
    id,
    figure,
    ...Object.fromEntries(wordKeys.flatMap((key) => (words[key] === null ? [] : [[key, words[key]]]))),
    ...(each === null ? {} : { each }),
    ...(hidden ? { hidden } : {}),
    ...(gathered ? { gathered } : {})
  }));
  return `${JSON.stringify({ version: deckVersion, survey, name, label, shape, theme, slides: written }, null, 2)}\n`;
}
