import { deckShapes, type DeckShape } from '../codebook/decks/deck';

/** px in which a slide is laid out; it is drawn at any size. */
export interface SlideSize {
  width: number;
  height: number;
}

/** The shorter side is 1080, so that sizes of type mean the same in all; the last is A4. */
export const slideSizes = {
  wide: { width: 1920, height: 1080 },
  classic: { width: 1440, height: 1080 },
  portrait: { width: 1080, height: 1527 }
} as const satisfies Record<DeckShape, SlideSize>;

export type SlideShape = DeckShape;
export const slideShapes = deckShapes;
