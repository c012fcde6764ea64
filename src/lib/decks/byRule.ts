import type { Codebook } from '../codebook/codebook';
import { wordKeys, type Deck, type DeckSlide, type SavedFigure, type WordKey } from '../codebook/decks/deck';
import { languages } from '../codebook/read/languages';
import { inLanguage } from './inLanguage';
import { m } from '../paraglide/messages';

/** So many columns of a matrix can be read from the back of a room. */
const columns = 6;
/** and so many indicators side by side */
const panels = 3;

/** A slide of which every word follows the data. */
export const plainSlide = (id: string, figure: SavedFigure): DeckSlide => ({
  id,
  figure,
  words: Object.fromEntries(wordKeys.map((key) => [key, null])) as Record<WordKey, null>,
  each: null,
  hidden: false,
  gathered: false
});

/** The briefing of a survey that brings none: its coverages, their headline indicators, the steps, the change, the method. */
export function deckByRule({ coverages, overview, indicators, gaps }: Codebook): Deck {
  const headlines = [...new Set(coverages.map(({ headline }) => headline))];
  const usual = overview.all ?? headlines[0] ?? indicators[0]?.id ?? '';
  const matrix = overview.matrix.length > 0 ? overview.matrix : headlines;
  const figures: SavedFigure[] = [
    { kind: 'cover' },
    { kind: 'sentences' },
    { kind: 'cards' },
    { kind: 'matrix', indicators: matrix.slice(0, columns) },
    ...(headlines.length > 0 ? [{ kind: 'ranked', indicators: headlines.slice(0, panels) }] : []),
    { kind: 'map', indicator: usual },
    ...(overview.funnel.length > 0 ? [{ kind: 'funnel', drop: '*' }] : []),
    { kind: 'shortfalls', measure: Object.keys(gaps.people).length > 0 ? 'people' : 'units' },
    { kind: 'change' },
    { kind: 'quality' },
    { kind: 'method' }
  ];
  return {
    name: 'rule',
    label: Object.fromEntries(languages.map((language) => [language, m.briefing_rule_deck({}, inLanguage(language))])),
    slides: figures.map((figure, at) => plainSlide(String(at + 1), figure))
  };
}

/** A deck without a slide, for figures that a person gathers. */
export const emptyDeck = (): Deck => ({
  name: 'own',
  label: Object.fromEntries(languages.map((language) => [language, m.briefing_own_deck({}, inLanguage(language))])),
  slides: []
});
