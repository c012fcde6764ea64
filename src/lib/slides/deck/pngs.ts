import type { Said } from '../../decks/told';
import type { Caption } from '../caption';
import { rasteriseAll } from '../png/rasterise';
import { eachPicture, type Leaving } from './pictures';
import type { Drawing, SlidePicture } from './slidePicture';

/** A slide as a PNG. */
export interface SlidePng {
  png: Blob;
  caption: Caption;
  said: Said;
}

/** Slides that are drawn as one image, with one set of glyphs: the browser lays each image out in one go, 25 ms a slide, and more where it takes in the glyphs of a whole page. */
const together = 2;

/**
 * The slides of a deck as PNGs, in their order; the next are drawn while the browser still encodes the last.
 * @param scale px of an image per px of its slide
 */
export async function* eachPng(
  leaving: Leaving,
  scale: number,
  how?: (said: Said) => Drawing
): AsyncGenerator<SlidePng> {
  const { signal, slides, done } = leaving;
  let last: Promise<SlidePng[]> = Promise.resolve([]);
  let some: (SlidePicture & { said: Said })[] = [];
  let drawn = 0;
  let count = 0;
  // it is told how many have become files, not how many are drawn
  const pictures = eachPicture(
    { ...leaving, done: () => undefined },
    (one, said) => Promise.resolve({ ...one, said }),
    how
  );
  for await (const picture of pictures) {
    const isOther = some.some(({ svg }) => svg.width !== picture.svg.width || svg.height !== picture.svg.height);
    if (isOther || some.length === together) yield* await handOver();
    some.push(picture);
    drawn++;
    if (drawn === slides.length) yield* await handOver();
  }
  yield* await handOver();

  /** What was drawn goes to be encoded; what went before is ready. */
  async function handOver(): Promise<SlidePng[]> {
    signal.throwIfAborted();
    const before = last;
    const next = some;
    some = [];
    last = pngsOf(next, scale);
    // whoever is not waited for yet must not be taken for a fault that nobody hears of
    last.catch(() => null);
    const ready = await before;
    count += ready.length;
    if (ready.length > 0) done(count);
    return ready;
  }
}

async function pngsOf(pictures: (SlidePicture & { said: Said })[], scale: number): Promise<SlidePng[]> {
  const [first] = pictures;
  const pngs = first ? await rasteriseAll(pictures, Math.round(first.svg.width * scale)) : [];
  return pictures.map(({ caption, said }, at) => ({ png: pngs[at]!, caption, said }));
}
