import { fontSlice, fontSlices, type FontSlice } from '../../page/assets';
import { m } from '../../paraglide/messages';

export const bundledFamily = 'Noto Sans SC Variable';

/** Lets the page draw Chinese where no system font can: a slice is fetched when a character of it is first drawn. */
export async function registerFonts(): Promise<void> {
  for (const { url, unicodeRange } of await fontSlices()) {
    const source = `url(${JSON.stringify(url)}) format("woff2")`;
    document.fonts.add(new FontFace(bundledFamily, source, { weight: '100 900', unicodeRange, display: 'swap' }));
  }
}

/** `@font-face` rules that carry the slices in which these characters are, for an image that can fetch nothing. */
export async function embeddedFaces(characters: string[]): Promise<string[]> {
  if (characters.length === 0) return [];
  const codes = characters.map((character) => character.codePointAt(0)!);
  const needed = (await fontSlices()).filter(({ unicodeRange }) => {
    const holds = inRange(unicodeRange);
    return codes.some(holds);
  });
  return Promise.all(needed.map(face));
}

/** By slice: a deck needs the same ones on every slide. */
const faces = new Map<string, Promise<string>>();

function face(slice: FontSlice): Promise<string> {
  const known = faces.get(slice.url) ?? fetchFace(slice);
  faces.set(slice.url, known);
  // what could not be fetched is tried again
  known.catch(() => faces.delete(slice.url));
  return known;
}

async function fetchFace({ url, unicodeRange }: FontSlice): Promise<string> {
  const bytes = await fontSlice(url).catch((cause: unknown) => {
    throw new Error(m.slide_font_not_fetched({ file: url.split('/').pop() ?? url }), { cause });
  });
  return fontFace(bundledFamily, base64(new Uint8Array(bytes)), `font-weight:100 900;unicode-range:${unicodeRange};`);
}

export const fontFace = (family: string, woff2: string, more = ''): string =>
  `@font-face{font-family:"${family}";${more}src:url(data:font/woff2;base64,${woff2}) format("woff2");}`;

/** Whether a code point is in a CSS unicode-range. */
export function inRange(unicodeRange: string): (code: number) => boolean {
  const ranges = unicodeRange.split(',').map((range) => {
    const [first, last] = range.trim().slice(2).split('-');
    return [parseInt(first!, 16), parseInt(last ?? first!, 16)] as const;
  });
  return (code) => ranges.some(([first, last]) => code >= first && code <= last);
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
