import { proofOf } from './fonts';
import { loadedImage } from './loadedImage';
import { prove } from './prove';
import { facesHere, styleOf, svgFile, svgHere, type Standalone } from './standalone';

/** A drawing as a picture for this page, whole, with the glyphs that this machine lacks. A character that has none is a box on it. */
export const pictureHere = async (svg: Standalone): Promise<HTMLImageElement> =>
  loadedImage(svgHere(svg, await facesHere(svg.characters)));

/**
 * A drawing as a picture for the printer, every glyph of which has been seen on a sheet of its own.
 * @throws Error, in the reader's words, as `prove` does
 */
export async function printableHere(svg: Standalone): Promise<HTMLImageElement> {
  const { width, characters } = svg;
  const faces = await facesHere(characters);
  const proof = proofOf(characters, width);
  const markup =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.max(proof.height, 1)}">` +
    `${styleOf(faces.rules)}${proof.markup}</svg>`;
  const [image, sheet] = await Promise.all([svgHere(svg, faces), svgFile(markup)].map(loadedImage));
  for (const { src } of [image!, sheet!]) URL.revokeObjectURL(src);
  await prove(proof, sheet!, faces, { y: 0, scale: 1, width });
  return image!;
}
