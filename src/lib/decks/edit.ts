import type { Deck, DeckSlide, SavedFigure, WordKey } from '../codebook/decks/deck';
import { plainSlide } from './byRule';
import type { Slide } from './slides';

/** A figure that a person put into a deck, behind all others. @returns the deck and the id of its slide */
export function gather(deck: Deck, figure: SavedFigure): { deck: Deck; id: string } {
  const id = freeId(deck, 'own');
  return { deck: { ...deck, slides: [...deck.slides, { ...plainSlide(id, figure), gathered: true }] }, id };
}

/** A slide a place further up (-1) or down (1), or to any place. */
export function move(deck: Deck, id: string, to: (at: number) => number): Deck {
  const at = deck.slides.findIndex((one) => one.id === id);
  const target = Math.max(0, Math.min(deck.slides.length - 1, to(at)));
  if (at < 0 || target === at) return deck;
  const slides = deck.slides.filter((_, place) => place !== at);
  slides.splice(target, 0, deck.slides[at]!);
  return { ...deck, slides };
}

/** The same slide once more, behind itself. */
export function duplicate(deck: Deck, id: string): { deck: Deck; id: string } {
  const copy = freeId(deck, id);
  return {
    deck: withSlide(deck, id, (one) => [one, { ...one, id: copy, gathered: false }]),
    id: copy
  };
}

export const remove = (deck: Deck, id: string): Deck => withSlide(deck, id, () => []);

/** It stays in the deck and does not leave with it, or does again. */
export const hide = (deck: Deck, id: string, hidden: boolean): Deck =>
  withSlide(deck, id, (one) => [{ ...one, hidden }]);

/** Words as a person typed them; '' follows the data again. */
export const type = (deck: Deck, id: string, key: WordKey, words: string): Deck =>
  withSlide(deck, id, (one) => [{ ...one, words: { ...one.words, [key]: words.trim() === '' ? null : words } }]);

/** The pages of a deck of another shape, or of another look. */
export const dress = (deck: Deck, look: Pick<Deck, 'shape' | 'theme'>): Deck => ({ ...deck, ...look });

/** One such slide for each area, in place of the one. */
export const eachArea = (deck: Deck, id: string): Deck =>
  withSlide(deck, id, (one) => {
    const view = Object.fromEntries(Object.entries(one.figure.view ?? {}).filter(([key]) => key !== 'area'));
    return [{ ...one, figure: { ...one.figure, view }, each: 'area' }];
  });

/** Slides that stand for several become slides of their own, so that one can be changed by itself. */
export function apart(deck: Deck, shown: Slide[], id: string): Deck {
  const parts = shown.filter(({ of }) => of.id === id);
  if (parts.length === 0 || (parts.length === 1 && parts[0]!.id === id)) return deck;
  return withSlide(deck, id, (one) => parts.map((part) => ({ ...one, id: part.id, figure: part.figure, each: null })));
}

const withSlide = (deck: Deck, id: string, become: (slide: DeckSlide) => DeckSlide[]): Deck => ({
  ...deck,
  slides: deck.slides.flatMap((one) => (one.id === id ? become(one) : [one]))
});

function freeId({ slides }: Deck, wanted: string): string {
  const taken = new Set(slides.map(({ id }) => id));
  const root = wanted.replace(/~\d+$/, '');
  let number = 1;
  while (taken.has(`${root}~${number}`)) number++;
  return `${root}~${number}`;
}
