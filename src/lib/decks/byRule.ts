import type { Codebook } from '../codebook/codebook';
import { wordKeys, type Deck, type DeckSlide, type SavedFigure, type WordKey } from '../codebook/decks/deck';
import { reportingAreas } from '../codebook/reporting';
import { languages } from '../codebook/read/languages';
import { inLanguage } from './inLanguage';
import { m } from '../paraglide/messages';

/** So many columns of a matrix can be read from the back of a room. */
const columns = 6;
/** and so many indicators side by side */
const panels = 3;
/** More bars than these are on slides of their own, an indicator each. */
const cells = 60;

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
export function deckByRule(codebook: Codebook): Deck {
  const { coverages, overview, indicators, gaps } = codebook;
  const headlines = [...new Set(coverages.map(({ headline }) => headline))];
  const usual = overview.all ?? headlines[0] ?? indicators[0]?.id ?? '';
  const matrix = overview.matrix.length > 0 ? overview.matrix : headlines;
  const ranked = headlines.slice(0, panels);
  const isMany = ranked.length < 2 || ranked.length * reportingAreas(codebook).length > cells;
  const figures: SavedFigure[] = [
    { kind: 'cover' },
    { kind: 'sentences' },
    { kind: 'cards' },
    { kind: 'matrix', indicators: matrix.slice(0, columns) },
    ...(isMany ? ranked.map((indicator) => ({ kind: 'bars', indicator })) : [{ kind: 'ranked', indicators: ranked }]),
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
