import { fontSlices, type FontSlice } from '../../page/fonts';
import { nextPaint } from '../../page/nextPaint';
import { m } from '../../paraglide/messages';
import { charactersOf, notInstalled } from './installed';
import { bundledFamily, slicesOf } from './slices';

/** Slices that are taken in at a time: each opens a font within the layout that follows, forty of them would keep the page from answering. */
const together = 3;

/**
 * Lets the page draw Chinese where no system font can. What its text needs is fetched first and taken in within a few frames: a slice
 * that comes later lays the whole page out anew, in the middle of a scroll too. Others are fetched when a character of theirs is first
 * drawn.
 * @param soon words that will be drawn before long, as those of the survey are
 */
export async function registerFonts(soon: string): Promise<void> {
  const faces = (await fontSlices()).map((slice) => ({ slice, face: faceOf(slice) }));
  const drawn = await notInstalled(charactersOf(document.body.textContent + soon));
  const drawnBy = await Promise.all(drawn.map((character) => slicesOf(character.codePointAt(0)!)));
  const needed = new Set(drawnBy.map(([last]) => last?.url));
  await Promise.allSettled(faces.filter(({ slice }) => needed.has(slice.url)).map(({ face }) => face.load()));
  const ready = faces.filter(({ face }) => face.status === 'loaded');
  for (const [at, { face }] of ready.entries()) {
    document.fonts.add(face);
    if (at % together === together - 1) await nextPaint();
  }
  // one that could not be fetched is asked for again when it is drawn
  for (const { slice, face } of faces.filter((one) => !ready.includes(one)))
    document.fonts.add(face.status === 'error' ? faceOf(slice) : face);
  performance.mark('fonts-ready');
}

/**
 * Until the page can draw a text, glyphs too that it has not drawn yet: a printer waits for none of them.
 * @throws Error, in the reader's words, when one cannot be fetched
 */
export async function fontsFor(text: string): Promise<void> {
  const lacking = await notInstalled(charactersOf(text));
  await document.fonts.load(`16px "${bundledFamily}"`, lacking.join('')).catch((cause: unknown) => {
    throw new Error(m.slide_font_not_fetched({ file: bundledFamily }), { cause });
  });
}

const faceOf = ({ url, unicodeRange }: FontSlice): FontFace =>
  new FontFace(bundledFamily, `url(${JSON.stringify(url)}) format("woff2")`, {
    ...{ weight: '100 900', unicodeRange, display: 'swap' }
  });
