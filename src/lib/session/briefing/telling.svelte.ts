import { tellSlide, type Told } from '../../decks/told';
import type { Slide } from '../../decks/slides';
import { yieldToMain } from '../../page/yieldToMain';
import { getLocale } from '../../paraglide/runtime';
import type { Board, Shown } from '../board.svelte';

/** What the slides of a deck say of what stands on the page; worked out a slide at a time, so that the page answers meanwhile. */
export class Telling {
  /** of one moment: replaced when all slides are known */
  told = $state.raw<Told[]>([]);
  /** what they are told of; null before the first */
  of = $state.raw<Shown | null>(null);
  #known = new Map<string, Told>();
  #moment: unknown[] = [];
  #turn = 0;

  /** Settled when the slides are told, or others are wanted. @returns whether these are told: one of them may have no answer yet */
  async tell(slides: Slide[], shown: Shown, board: Pick<Board, 'has' | 'snapshot'>): Promise<boolean> {
    const turn = ++this.#turn;
    const moment = [shown.answers, getLocale()];
    if (moment.some((one, at) => one !== this.#moment[at])) this.#known = new Map();
    this.#moment = moment;
    const { survey } = board.snapshot(shown);
    const told: Told[] = [];
    for (const slide of slides) {
      if (slide.spec && !board.has(slide.spec, shown)) return false;
      const key = JSON.stringify([slide.id, slide.spec, slide.of, slide.fault]);
      const known = this.#known.get(key);
      if (known) told.push(known);
      else {
        await yieldToMain();
        if (turn !== this.#turn) return false;
        const one = tellSlide(slide, survey, shown.answers);
        this.#known.set(key, one);
        told.push(one);
      }
    }
    this.told = told;
    this.of = shown;
    return true;
  }
}
