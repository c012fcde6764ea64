import { svgText } from '../standalone';
import { eachPicture, type Leaving } from './pictures';

/** The slides of a deck as SVG pictures for the printer, a URL each; whoever shows them lets them go. */
export async function deckPages(leaving: Leaving): Promise<string[]> {
  const pages: string[] = [];
  const pictures = eachPicture(leaving, ({ svg }) =>
    Promise.resolve(new Blob([svgText(svg)], { type: 'image/svg+xml' }))
  );
  for await (const file of pictures) pages.push(URL.createObjectURL(file));
  return pages;
}
