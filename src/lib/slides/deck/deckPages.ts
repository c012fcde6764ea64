import { provenImage } from '../provenImage';
import { eachPicture, type Leaving } from './pictures';

/** The slides of a deck as pictures for the printer, each whole and at the top of its picture: under it is what proves its glyphs. */
export async function deckPages(leaving: Leaving): Promise<HTMLImageElement[]> {
  const pages: HTMLImageElement[] = [];
  const pictures = eachPicture(leaving, async ({ svg }, { words }) =>
    Object.assign(await provenImage([svg], 1), { alt: words.title.text })
  );
  for await (const page of pictures) pages.push(page);
  return pages;
}
