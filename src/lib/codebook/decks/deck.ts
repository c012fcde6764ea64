import type { Label } from '../../i18n/label';
import type { Named } from '../named';

/** Words on a slide: of a pack in every language, as a person typed them, or null: they follow the data. */
export type Words = Label | string | null;

/** The words that a slide has beside those of its chart. */
export const wordKeys = ['title', 'subtitle', 'sentence', 'note'] as const;
export type WordKey = (typeof wordKeys)[number];

/** A figure as a deck names it: its kind, its choices, and of its view only what does not follow what is looked at. */
export interface SavedFigure {
  kind: string;
  view?: Record<string, unknown>;
  [choice: string]: unknown;
}

/** One slide of a deck, or one for each area. */
export interface DeckSlide {
  /** tells it from the others of its deck */
  id: string;
  figure: SavedFigure;
  words: Record<WordKey, Words>;
  /** area: one of these for each area that reports */
  each: 'area' | null;
  /** it stays in the deck and does not leave with it */
  hidden: boolean;
  /** a person put it here from another page */
  gathered: boolean;
}

/** Shapes of pages: 16:9, 4:3, A4 upright. */
export const deckShapes = ['wide', 'classic', 'portrait'] as const;
export type DeckShape = (typeof deckShapes)[number];

/** A briefing: slides in their order. */
export interface Deck extends Named {
  /** of its pages; 16:9 where nobody has chosen */
  shape?: DeckShape;
  /** id of what its pages look like; the usual where nobody has chosen, or where this page does not have it */
  theme?: string;
  slides: DeckSlide[];
}
