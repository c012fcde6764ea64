import { loadedImage } from '../loadedImage';
import { svgHere } from '../standalone';
import { eachPicture, type Leaving } from './pictures';

/** The slides of a deck as SVG pictures for the printer, each whole: what is printed is what is there at that moment. */
export async function deckPages(leaving: Leaving): Promise<HTMLImageElement[]> {
  const pages: HTMLImageElement[] = [];
  for await (const page of eachPicture(leaving, async ({ svg }) => loadedImage(await svgHere(svg)))) {
    URL.revokeObjectURL(page.src);
    pages.push(page);
  }
  return pages;
}
