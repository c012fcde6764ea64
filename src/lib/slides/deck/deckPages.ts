import { svgHere } from '../standalone';
import { eachPicture, type Leaving } from './pictures';

/** The slides of a deck as SVG pictures for the printer, a URL each; whoever shows them lets them go. */
export async function deckPages(leaving: Leaving): Promise<string[]> {
  const pages: string[] = [];
  const pictures = eachPicture(leaving, ({ svg }) => svgHere(svg));
  for await (const file of pictures) pages.push(URL.createObjectURL(file));
  return pages;
}
