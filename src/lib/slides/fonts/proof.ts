import { theme } from '../../charts/theme';
import { witness } from './witness';

/** A sheet on which an image draws each of its characters once, below what it shows, so that pixels prove its fonts. */
export interface Proof {
  /** SVG to put at (0, 0) of the sheet */
  markup: string;
  height: number;
  /** The characters whose square stayed empty. Pixels of the sheet, `scale` to one of its units. */
  missing: (pixels: ImageData, scale: number) => string[];
}

const cell = 32;

/**
 * @param all that the image draws; of a space, which leaves its square empty, nothing can be proved
 * @param width of the sheet, in the image's units
 */
export function proofOf(all: readonly string[], width: number): Proof {
  const characters = all.filter((character) => character !== ' ');
  const columns = Math.floor(width / cell);
  const place = (index: number) => ({ x: (index % columns) * cell, y: Math.floor(index / columns) * cell });
  const squares = characters.map((character, index) => {
    const { x, y } = place(index);
    return `<text x="${x + 4}" y="${y + 24}">${escapeMarkup(character)}</text>`;
  });
  const face = `@font-face{font-family:"${witness.family}";src:url(data:font/woff2;base64,${witness.woff2}) format("woff2");}`;
  const families = escapeMarkup(`${theme.font}, "${witness.family}"`);
  return {
    markup: `<style>${face}</style><g font-size="20" font-family="${families}">${squares.join('')}</g>`,
    height: Math.ceil(characters.length / columns) * cell,
    missing: (pixels, scale) =>
      characters.filter((_, index) => {
        const { x, y } = place(index);
        return isEmpty(pixels, Math.round(x * scale), Math.round(y * scale), Math.floor(cell * scale));
      })
  };
}

function isEmpty({ data, width, height }: ImageData, left: number, top: number, side: number): boolean {
  for (let y = top; y < Math.min(top + side, height); y++) {
    for (let x = left; x < Math.min(left + side, width); x++) if (data[(y * width + x) * 4 + 3]! > 24) return false;
  }
  return true;
}

export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The characters that not even the system's own search for a font finds: they look like code points that nobody has. */
export function withoutGlyph(characters: string[]): string[] {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const picture = (character: string) => {
    context.clearRect(0, 0, 64, 64);
    context.font = `32px ${theme.font}`;
    context.fillText(character, 8, 44);
    return context.getImageData(0, 0, 64, 64).data.join();
  };
  const boxes = new Set(['', '\u0378', '\u{3FFFD}'].map(picture));
  return characters.filter((character) => boxes.has(picture(character)));
}
