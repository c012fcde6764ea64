import { m } from '../paraglide/messages';
import { proofOf, withoutGlyph } from './fonts';
import { withProvenance, type Provenance } from './provenance';
import type { Standalone } from './standalone';

/** px a side that every current browser's canvas has. */
const LIMIT = 16384;
/** ms until the last try; embedded fonts are decoded while the first tries are drawn */
const PATIENCE = [0, 50, 100, 200, 400, 800, 1600];

/**
 * Draws an SVG to a PNG.
 * @param width px of the image; its height follows
 * @throws Error, in the reader's words, when a character has no glyph, nothing was drawn, or the size is over the canvas limit
 */
export async function rasterise(svg: Standalone, width: number, provenance: Provenance): Promise<Blob> {
  const scale = width / svg.width;
  const height = Math.round(svg.height * scale);
  const proof = proofOf(svg.characters, svg.width);
  const sheet = svg.height + proof.height;
  if (Math.max(width, Math.ceil(sheet * scale)) > LIMIT)
    throw new Error(m.slide_too_large({ width, height, limit: LIMIT }));
  const markup =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.ceil(sheet * scale)}" ` +
    `viewBox="0 0 ${svg.width} ${sheet}">${svg.text}<g transform="translate(0 ${svg.height})">${proof.markup}</g></svg>`;
  const canvas = await provenCanvas(markup, { width, height, proofHeight: Math.ceil(proof.height * scale) }, (pixels) =>
    proof.missing(pixels, scale)
  );
  const png = new Uint8Array(await (await pngOf(canvas)).arrayBuffer());
  return new Blob([withProvenance(png, provenance)], { type: 'image/png' });
}

interface Sizes {
  width: number;
  height: number;
  proofHeight: number;
}

/** Draws the image again until its own proof sheet, which stands under it, shows every character. */
async function provenCanvas(
  markup: string,
  { width, height, proofHeight }: Sizes,
  missing: (pixels: ImageData) => string[]
): Promise<HTMLCanvasElement> {
  const image = await imageOf(markup);
  let sheet!: HTMLCanvasElement;
  let unproven: string[] = [];
  for (const pause of PATIENCE) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    sheet = draw(image, width, height + proofHeight);
    unproven = proofHeight > 0 ? missing(sheet.getContext('2d')!.getImageData(0, height, width, proofHeight)) : [];
    if (unproven.length === 0) break;
  }
  const absent = withoutGlyph(unproven);
  if (absent.length > 0) {
    throw new Error(m.slide_font_missing({ count: absent.length, characters: absent.slice(0, 20).join(' ') }));
  }
  const canvas = draw(sheet, width, height);
  if (isBlank(canvas)) throw new Error(m.slide_not_drawn());
  return canvas;
}

async function imageOf(markup: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([markup], { type: 'image/svg+xml' }));
  const image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error(m.slide_not_drawn()));
      image.src = url;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
  return image;
}

/** A canvas that shows the upper left of a picture. */
function draw(picture: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')!.drawImage(picture, 0, 0);
  return canvas;
}

const pixelsOf = (canvas: HTMLCanvasElement): ImageData =>
  canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);

/** One colour all over, looked at in small. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const small = document.createElement('canvas');
  small.width = 192;
  small.height = 108;
  small.getContext('2d')!.drawImage(canvas, 0, 0, small.width, small.height);
  const pixels = new Uint32Array(pixelsOf(small).data.buffer);
  return pixels.every((pixel) => pixel === pixels[0]);
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(m.slide_not_drawn()))), 'image/png');
  });
}
