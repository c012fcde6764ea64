import type { Answers } from '../figures/answers';
import { build } from '../figures/build';
import type { Figure } from '../figures/figure';
import type { Survey } from '../figures/survey';
import { absenceOf } from './absence';
import { emphasised } from './emphasis';
import type { Slide } from './slides';
import { slideWords, type SlideWords } from './words';

/** A slide that has something to say. */
export interface Said {
  slide: Slide;
  figure: Figure;
  words: SlideWords;
  out: null;
}

/** A slide that leaves itself out, and why; of one that only has nothing to say its figure is known. */
export interface Silent {
  slide: Slide;
  figure: Figure | null;
  words: SlideWords | null;
  out: string;
}

export type Told = Said | Silent;

/** What a slide says of these answers. */
export function tellSlide(slide: Slide, survey: Survey, answers: Answers): Told {
  if (!slide.spec) return { slide, figure: null, words: null, out: slide.fault ?? '' };
  const figure = build(slide.spec, survey, answers);
  const under = answers.of(slide.spec.view);
  const words = slideWords(slide.of.words, figure, under);
  const chart = emphasised(figure.chart, words.title, under.codebook);
  return { slide, figure: { ...figure, chart }, words, out: absenceOf(figure, under) } as Told;
}

/** Slides that leave with the deck: those that say something, without those that a person has hidden. */
export const leaving = (told: readonly Told[]): Said[] =>
  told.filter((one): one is Said => one.out === null && !one.slide.of.hidden);
