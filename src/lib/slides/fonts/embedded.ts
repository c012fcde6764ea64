import { unicodeRange } from '../../files/font/ranges';
import { openSubset, type Subset } from '../../files/font/subset';
import { woff } from '../../files/font/woff';
import { fontCutter } from '../../page/fonts';
import { pace, yieldToMain } from '../../page/yieldToMain';
import { m } from '../../paraglide/messages';
import { decoded, type Decoded } from './decoded';
import { bundledFamily, slicesOf } from './slices';

/** Glyphs that a picture carries. */
export interface Embedded {
  /** `@font-face` rules that hold the glyphs of these characters and of no others, at every weight */
  rules: string[];
  /** the characters that the bundled font does not have */
  none: string[];
}

/**
 * The glyphs of these characters, for an image that can fetch nothing and for a machine that has no such font.
 * @throws Error, in the reader's words, when the font cannot be fetched or cut
 */
export async function embedded(characters: readonly string[]): Promise<Embedded> {
  const { fonts, none } = await fontsOf(characters);
  if (fonts.size === 0) return { rules: [], none };
  const subset = await cutter();
  const rules: string[] = [];
  const isDue = pace();
  for (const [font, codes] of fonts) {
    if (isDue()) await yieldToMain();
    rules.push(faceOf(cut(subset, font.sfnt, codes), codes));
  }
  return { rules, none };
}

/** The code points by the slice that has a glyph of them, and the characters of which none has. */
async function fontsOf(characters: readonly string[]): Promise<{ fonts: Map<Decoded, number[]>; none: string[] }> {
  const codes = characters.map((character) => character.codePointAt(0)!);
  const slices = await Promise.all(codes.map(slicesOf));
  const urls = [...new Set(slices.flat().map(({ url }) => url))];
  const all = await decoded(urls);
  const byUrl = new Map(urls.map((url, at) => [url, all[at]!]));
  const fonts = new Map<Decoded, number[]>();
  const none: string[] = [];
  for (const [at, code] of codes.entries()) {
    const font = slices[at]!.map(({ url }) => byUrl.get(url)!).find((one) => one.codes.has(code));
    if (!font) none.push(characters[at]!);
    else fonts.set(font, [...(fonts.get(font) ?? []), code]);
  }
  return { fonts, none };
}

function cut(subset: Subset, font: Uint8Array, codes: readonly number[]): Uint8Array {
  try {
    return woff(subset(font, codes));
  } catch (cause) {
    throw new Error(m.slide_font_not_cut(), { cause });
  }
}

const faceOf = (font: Uint8Array, codes: readonly number[]): string =>
  `@font-face{font-family:"${bundledFamily}";font-weight:100 900;unicode-range:${unicodeRange(codes)};` +
  `src:url(data:font/woff;base64,${base64(font)}) format("woff");}`;

function cutter(): Promise<Subset> {
  opened ??= openCutter();
  // what could not be fetched is tried again
  opened.catch(() => (opened = null));
  return opened;
}

let opened: Promise<Subset> | null = null;

async function openCutter(): Promise<Subset> {
  const wasm = await fontCutter().catch((cause: unknown) => {
    throw new Error(m.slide_font_not_fetched({ file: 'harfbuzz-subset.wasm' }), { cause });
  });
  return openSubset(wasm).catch((cause: unknown) => {
    throw new Error(m.slide_font_not_cut(), { cause });
  });
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
