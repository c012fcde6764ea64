import { m } from '../paraglide/messages';
import { proofOf, withoutGlyph } from './fonts';
import type { Faces } from './standalone';

/** ms until the last try */
const patience = [0, 50, 100, 200, 400, 800, 1600];

/**
 * Looks at the proof sheet of an image until it shows every character.
 * @param faces that the image holds
 * @param place of the sheet: px from the top of the image, px of it a unit of the sheet, units of the sheet's width
 * @throws Error, in the reader's words, naming the characters without a glyph, or saying that the browser did not decode those it was given
 */
export async function prove(
  { height, missing }: ReturnType<typeof proofOf>,
  image: HTMLImageElement,
  faces: Faces,
  { y, scale, width }: { y: number; scale: number; width: number }
): Promise<void> {
  if (height === 0) return;
  let unproven: string[] = [];
  for (const pause of patience) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, y, width * scale, height * scale, 0, 0, width, height);
    unproven = missing(context.getImageData(0, 0, width, height), 1);
    letGo(context.canvas);
    if (unproven.length === 0) return;
  }
  const absent = withoutGlyph(unproven);
  if (absent.length > 0)
    throw new Error(m.slide_font_missing({ count: absent.length, characters: absent.slice(0, 20).join(' ') }));
  // what is left has been found by the system's own search, unless it is what the image has been given
  if (unproven.some((one) => faces.characters.includes(one))) throw new Error(m.slide_not_drawn());
}

/** The pixels of a canvas go now: 8 MB each would wait until the browser tidies up. */
export function letGo(canvas: OffscreenCanvas): void {
  canvas.width = 1;
  canvas.height = 1;
}
