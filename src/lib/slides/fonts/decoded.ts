import { codesOf } from '../../files/font/codes';
import { inWorker } from '../../files/xlsx/inWorker';
import { fontSlice } from '../../page/fonts';
import { m } from '../../paraglide/messages';

/** A slice as sfnt, and the code points that it has a glyph of. */
export interface Decoded {
  sfnt: Uint8Array;
  codes: Set<number>;
}

/** Slices that stay decoded, 80 kB each: more than the words of a briefing need. */
const most = 48;

/** by the address of the slice, that which was wanted last at the end */
const held = new Map<string, Promise<Decoded>>();

/** Slices, in the order of their addresses. @throws Error, in the reader's words, when one cannot be fetched or read */
export function decoded(urls: readonly string[]): Promise<Decoded[]> {
  const unknown = urls.filter((url) => !held.has(url));
  if (unknown.length > 0) {
    const all = decode(unknown);
    unknown.forEach((url, at) =>
      held.set(
        url,
        all.then((fonts) => fonts[at]!)
      )
    );
    // what could not be fetched is tried again
    for (const url of unknown) held.get(url)!.catch(() => held.delete(url));
  }
  const wanted = urls.map((url) => held.get(url)!);
  for (const [at, url] of urls.entries()) {
    held.delete(url);
    held.set(url, wanted[at]!);
  }
  for (const url of [...held.keys()].slice(0, Math.max(0, held.size - most))) held.delete(url);
  return Promise.all(wanted);
}

async function decode(urls: readonly string[]): Promise<Decoded[]> {
  const [{ default: Decoder }, ...packed] = await Promise.all([
    import('../../files/font/decode.worker?worker&inline'),
    ...urls.map(fetchSlice)
  ]);
  try {
    const fonts = await inWorker<Uint8Array[]>(new Decoder(), packed, undefined, packed);
    return fonts.map((sfnt) => ({ sfnt, codes: codesOf(sfnt) }));
  } catch (cause) {
    throw new Error(m.slide_font_not_cut(), { cause });
  }
}

const fetchSlice = (url: string): Promise<ArrayBuffer> =>
  fontSlice(url).catch((cause: unknown) => {
    throw new Error(m.slide_font_not_fetched({ file: url.split('/').pop() ?? url }), { cause });
  });
