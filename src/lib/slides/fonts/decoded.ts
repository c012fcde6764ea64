import { inWorker } from '../../files/xlsx/inWorker';
import { fontSlice } from '../../page/fonts';
import { m } from '../../paraglide/messages';

/** Slices that stay decoded, 80 kB each: more than the words of a briefing need. */
const most = 48;

/** by the address of the slice, that which was wanted last at the end */
const held = new Map<string, Promise<Uint8Array>>();

/** Slices as sfnt, in the order of their addresses. @throws Error, in the reader's words, when one cannot be fetched or read */
export function decoded(urls: readonly string[]): Promise<Uint8Array[]> {
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

async function decode(urls: readonly string[]): Promise<Uint8Array[]> {
  const [{ default: Decoder }, ...packed] = await Promise.all([
    import('../../files/font/decode.worker?worker&inline'),
    ...urls.map(fetchSlice)
  ]);
  return inWorker<Uint8Array[]>(new Decoder(), packed, undefined, packed).catch((cause: unknown) => {
    throw new Error(m.slide_font_not_cut(), { cause });
  });
}

const fetchSlice = (url: string): Promise<ArrayBuffer> =>
  fontSlice(url).catch((cause: unknown) => {
    throw new Error(m.slide_font_not_fetched({ file: url.split('/').pop() ?? url }), { cause });
  });
