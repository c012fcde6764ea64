import { hasMethod } from '../../decks/hasMethod';
import type { Said } from '../../decks/told';
import type { Snapshot } from '../snapshot';
import type { SlideSize } from '../slideSizes';
import type { SlideTheme } from '../slideThemes';
import { slidePicture, type Drawing, type SlidePicture } from './slidePicture';

/** What leaves of a deck, all of one moment. */
export interface Leaving {
  slides: readonly Said[];
  snapshot: Snapshot;
  /** 内部, 公开: printed on every slide */
  marking: string;
  /** of its pages; a template has its own */
  size: SlideSize;
  theme: SlideTheme;
  signal: AbortSignal;
  /** told how many slides are done */
  done: (count: number) => void;
}

/**
 * What each slide becomes, in their order. The picture of the next is drawn while the browser still works on the last.
 * @param how each is drawn
 * @throws AbortError when it is cancelled
 */
export async function* eachPicture<Made>(
  { slides, snapshot, marking, size, theme, signal, done }: Leaving,
  make: (picture: SlidePicture, said: Said) => Promise<Made>,
  how: (said: Said) => Drawing = () => ({})
): AsyncGenerator<Made> {
  const method = hasMethod(slides);
  let last: Promise<Made> | null = null;
  let count = 0;
  for (const said of slides) {
    signal.throwIfAborted();
    const picture = await slidePicture(said, snapshot, { hasMethod: method, marking }, { size, theme, ...how(said) });
    const next = make(picture, said);
    // whoever is not waited for yet must not be taken for a fault that nobody hears of
    next.catch(() => null);
    if (last) yield await last;
    if (last) done(++count);
    last = next;
  }
  signal.throwIfAborted();
  if (last) yield await last;
  done(slides.length);
}
