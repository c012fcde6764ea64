import { fontSlices, type FontSlice } from '../../page/fonts';
import { rangesOf } from '../../files/font/ranges';

export const bundledFamily = 'Noto Sans SC Variable';

/** Lets the page draw Chinese where no system font can: a slice is fetched when a character of it is first drawn. */
export async function registerFonts(): Promise<void> {
  for (const { url, unicodeRange } of await fontSlices()) {
    const source = `url(${JSON.stringify(url)}) format("woff2")`;
    document.fonts.add(new FontFace(bundledFamily, source, { weight: '100 900', unicodeRange, display: 'swap' }));
  }
}

/** Of characters: the code points by the slice that draws them, and the characters that are in none. */
export async function bySlice(
  characters: readonly string[]
): Promise<{ codes: Map<FontSlice, number[]>; none: string[] }> {
  ranges ??= fontSlices().then((slices) =>
    slices.map((slice) => ({ slice, ranges: rangesOf(slice.unicodeRange) })).reverse()
  );
  // what could not be fetched is tried again
  ranges.catch(() => (ranges = null));
  const slices = await ranges;
  const codes = new Map<FontSlice, number[]>();
  const none: string[] = [];
  for (const character of characters) {
    const code = character.codePointAt(0)!;
    // of two slices that have a character, the last draws it: so it is on the page
    const found = slices.find((one) => one.ranges.some(([first, last]) => code >= first && code <= last));
    if (!found) none.push(character);
    else codes.set(found.slice, [...(codes.get(found.slice) ?? []), code]);
  }
  return { codes, none };
}

/** the last slice first */
let ranges: Promise<{ slice: FontSlice; ranges: ReturnType<typeof rangesOf> }[]> | null = null;
