import { printableHere } from '../pictureHere';
import { eachPicture, type Leaving } from './pictures';

/** The slides of a deck as SVG pictures for the printer, each whole: what is printed is what is there at that moment. */
export async function deckPages(leaving: Leaving): Promise<HTMLImageElement[]> {
  const pages: HTMLImageElement[] = [];
  for await (const page of eachPicture(leaving, ({ svg }) => printableHere(svg))) pages.push(page);
  return pages;
}
