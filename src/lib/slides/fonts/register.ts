import { fontSlices, type FontSlice } from '../../page/fonts';
import { charactersOf, notInstalled } from './installed';
import { bundledFamily, slicesOf } from './slices';

/**
 * Lets the page draw Chinese where no system font can. What its text needs is taken in together: a slice that comes alone lays the
 * whole page out anew, in the middle of a scroll too. Others are fetched when a character of theirs is first drawn.
 * @param soon words that will be drawn before long, as those of the survey are
 */
export async function registerFonts(soon: string): Promise<void> {
  const faces = (await fontSlices()).map((slice) => ({ slice, face: faceOf(slice) }));
  const drawn = await notInstalled(charactersOf(document.body.textContent + soon));
  const drawnBy = await Promise.all(drawn.map((character) => slicesOf(character.codePointAt(0)!)));
  const needed = new Set(drawnBy.map(([last]) => last?.url));
  await Promise.allSettled(faces.filter(({ slice }) => needed.has(slice.url)).map(({ face }) => face.load()));
  // one that could not be fetched is asked for again when it is drawn
  for (const { slice, face } of faces) document.fonts.add(face.status === 'error' ? faceOf(slice) : face);
}

const faceOf = ({ url, unicodeRange }: FontSlice): FontFace =>
  new FontFace(bundledFamily, `url(${JSON.stringify(url)}) format("woff2")`, {
    ...{ weight: '100 900', unicodeRange, display: 'swap' }
  });
