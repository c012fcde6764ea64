import { unicodeRange } from '../../files/font/ranges';
import { openSubset, type Subset } from '../../files/font/subset';
import { woff } from '../../files/font/woff';
import { fontCutter } from '../../page/fonts';
import { pace, yieldToMain } from '../../page/yieldToMain';
import { m } from '../../paraglide/messages';
import { decoded } from './decoded';
import { bundledFamily, bySlice } from './slices';

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
  const { codes, none } = await bySlice(characters);
  if (codes.size === 0) return { rules: [], none };
  const [subset, fonts] = await Promise.all([cutter(), decoded([...codes.keys()].map(({ url }) => url))]);
  const rules: string[] = [];
  const isDue = pace();
  for (const [at, wanted] of [...codes.values()].entries()) {
    if (isDue()) await yieldToMain();
    rules.push(faceOf(cut(subset, fonts[at]!, wanted), wanted));
  }
  return { rules, none };
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
