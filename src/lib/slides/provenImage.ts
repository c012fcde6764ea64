import { m } from '../paraglide/messages';
import { proofOf, withoutGlyph, type Proof } from './fonts';
import { letGo } from './letGo';
import { loadedImage } from './loadedImage';
import { facesHere, styleOf, svgFile, type Faces, type Standalone } from './standalone';

/** ms until the last try */
const patience = [0, 50, 100, 200, 400, 800, 1600];

/**
 * Drawings of one size, one under the other, as one picture with the glyphs that this machine lacks. Under them is a sheet on which
 * each of their characters has been seen.
 * @param scale px of the picture a unit of the drawings
 * @throws Error, in the reader's words, naming characters without a glyph, or saying that the browser drew nothing or decoded no glyph
 */
export async function provenImage(svgs: readonly Standalone[], scale: number): Promise<HTMLImageElement> {
  const { width, height } = svgs[0]!;
  const characters = [...new Set(svgs.flatMap((svg) => svg.characters))];
  const faces = await facesHere(characters);
  const proof = proofOf(characters, width);
  const sheet = svgs.length * height;
  const high = Math.ceil((sheet + proof.height) * scale);
  const drawings = svgs.map(({ drawing }, at) => `<g transform="translate(0 ${at * height})">${drawing}</g>`);
  const image = await loadedImage(
    svgFile(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width * scale)}" height="${high}" viewBox="0 0 ${width} ${high / scale}">` +
        `${styleOf([...svgs.flatMap(({ rules }) => rules), ...faces.rules])}${drawings.join('')}` +
        `<g transform="translate(0 ${sheet})">${proof.markup}</g></svg>`
    )
  );
  URL.revokeObjectURL(image.src);
  await prove(proof, image, faces, { y: sheet * scale, scale, width });
  return image;
}

/** Looks at the sheet, which begins `y` px from the top of the image and is `width` units wide, until it shows every character. */
async function prove(
  { height, missing }: Proof,
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
  // what is left has been found by the system's own search, unless it is what the image was given
  if (unproven.some((one) => faces.characters.includes(one))) throw new Error(m.slide_not_drawn());
}
