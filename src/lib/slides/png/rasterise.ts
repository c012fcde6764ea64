import { inWorker } from '../../files/xlsx/inWorker';
import { yieldToMain } from '../../page/yieldToMain';
import { m } from '../../paraglide/messages';
import { letGo } from '../letGo';
import { provenImage } from '../provenImage';
import type { Standalone } from '../standalone';
import type { Drawn } from './encode';
import type { Provenance } from './provenance';

/** px a side that every current browser's canvas has. */
const limit = 16384;

/** bytes that a drawing holds outside the heap of scripts, counted generously: its document, its fonts, its pixels twice */
const held = 48_000_000;

/** A drawing, and what its picture says of itself. */
export interface Sketch {
  svg: Standalone;
  provenance: Provenance;
}

/** Draws an SVG to a PNG: see `rasteriseAll`. */
export async function rasterise(svg: Standalone, width: number, provenance: Provenance): Promise<Blob> {
  const [png] = await rasteriseAll([{ svg, provenance }], width);
  return png!;
}

/**
 * Draws SVGs of one size to PNGs. They are one proven image, from which each is drawn and encoded by itself, in a worker while the next
 * is drawn.
 * @param width px of each image; its height follows
 * @throws Error, in the reader's words, when a character has no glyph, nothing was drawn, or the size is over the canvas limit
 */
export async function rasteriseAll(sketches: readonly Sketch[], width: number): Promise<Blob[]> {
  const [first] = sketches;
  if (!first) return [];
  const { svg } = first;
  const scale = width / svg.width;
  const height = Math.round(svg.height * scale);
  if (Math.max(width, height) > limit) throw new Error(m.slide_too_large({ width, height, limit }));
  const image = await provenImage(
    sketches.map((one) => one.svg),
    scale
  );
  const { default: Encoder } = await import('./encode.worker?worker&inline');
  const pngs: Promise<Blob>[] = [];
  for (const [at, { provenance }] of sketches.entries()) {
    await yieldToMain();
    const bitmap = bitmapOf(image, at * svg.height * scale, width, height);
    const png = inWorker<Blob | null>(new Encoder(), { bitmap, provenance } satisfies Drawn, undefined, [bitmap]);
    pngs.push(png.then((file) => file ?? Promise.reject(new Error(m.slide_not_drawn()))));
  }
  // what was decoded of it goes now, not when memory runs short
  image.removeAttribute('src');
  weigh(sketches.length * held);
  return Promise.all(pngs);
}

/** A part of an image, from its left. */
function bitmapOf(image: HTMLImageElement, y: number, width: number, height: number): ImageBitmap {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.drawImage(image, 0, y, width, height, 0, 0, width, height);
  const bitmap = canvas.transferToImageBitmap();
  letGo(canvas);
  return bitmap;
}

/**
 * Chromium tidies up by what it counts, which images' documents and their fonts are not: 132 slides left 330 MB of them behind, all of
 * it gone with the next tidying. Memory that is asked for, never touched and let go again is counted.
 */
function weigh(bytes: number): void {
  try {
    if (new Uint8Array(bytes).at(-1) !== 0) throw new RangeError('weigh: no memory');
  } catch (error) {
    // where there is so little room, the browser tidies up by itself
    if (!(error instanceof RangeError)) throw error;
  }
}
