import { wordKeys, type WordKey, type Words } from '../codebook/decks/deck';
import type { Answers } from '../figures/answers';
import type { Figure } from '../figures/figure';
import { text } from '../i18n/format';
import { ownSentence } from './sentence';
import { ownTitle } from './title';

/** What stands on a slide, and whether a person has typed it. */
export type SlideWords = Record<WordKey, { text: string; typed: boolean }>;

/** The words of a slide: as they were typed, else as the data say it. */
export function slideWords(words: Record<WordKey, Words>, figure: Figure, answers: Answers): SlideWords {
  const own: Record<WordKey, string> = {
    title: ownTitle(figure, answers),
    subtitle: figure.spec.kind === 'cover' ? figure.subtitle : figure.basis.subtitle,
    sentence: ownSentence(figure, answers),
    note: ''
  };
  return Object.fromEntries(
    wordKeys.map((key) => {
      const typed = words[key];
      if (typed === null) return [key, { text: own[key], typed: false }];
      return [key, { text: typeof typed === 'string' ? typed : text(typed), typed: true }];
    })
  ) as SlideWords;
}
