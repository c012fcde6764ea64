import { fontSlices, type FontSlice } from '../../page/fonts';
import { rangesOf } from '../../files/font/ranges';

export const bundledFamily = 'Noto Sans SC Variable';

/** The slices that a code point may be in, in the order in which the page asks them: a slice does not have all that it says. */
export async function slicesOf(code: number): Promise<FontSlice[]> {
  ranges ??= fontSlices().then((slices) => slices.map((slice) => ({ slice, ranges: rangesOf(slice.unicodeRange) })));
  // what could not be fetched is tried again
  ranges.catch(() => (ranges = null));
  // of two that have a character, the last draws it
  return (await ranges)
    .filter((one) => one.ranges.some(([first, last]) => code >= first && code <= last))
    .map(({ slice }) => slice)
    .reverse();
}

let ranges: Promise<{ slice: FontSlice; ranges: ReturnType<typeof rangesOf> }[]> | null = null;
