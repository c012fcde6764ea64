import { fetchDrawing } from '../../charts/components';
import { wordKeys } from '../../codebook/decks/deck';
import type { Said } from '../../decks/told';
import { m } from '../../paraglide/messages';
import { getLocale } from '../../paraglide/runtime';
import type { Caption } from '../caption';
import { codeOf, identityOf } from '../identity';
import type { Provenance } from '../png/provenance';
import { renderSlide, type Rendered, type Rendering } from '../renderSlide';
import type { Snapshot } from '../snapshot';
import { today } from '../today';
import { deckCaption, type DeckWords } from './deckCaption';

/** A slide of a deck as an SVG, its words, and what a picture of it carries unseen. */
export interface SlidePicture {
  svg: Rendered;
  caption: Caption;
  provenance: Provenance;
}

/** How a picture of a slide is drawn. */
export interface Drawing extends Rendering {
  /** its words otherwise: those that stand beside the picture are not in it */
  reword?: (caption: Caption) => Caption;
}

/** Draws a slide of a deck, as it stands at the moment of the snapshot. */
export async function slidePicture(
  said: Said,
  snapshot: Snapshot,
  how: DeckWords,
  { reword = (caption) => caption, ...rendering }: Drawing = {}
): Promise<SlidePicture> {
  const { figure, words } = said;
  await fetchDrawing(figure.chart.type);
  // a chart writes its words when it is drawn, in the language that the page has then
  if (getLocale() !== snapshot.locale) throw new Error(m.figure_language_changed());
  const typed = wordKeys.filter((key) => words[key].typed).map((key) => [key, words[key].text] as const);
  const identity = {
    ...identityOf(figure, snapshot),
    ...(typed.length > 0 ? { Words: JSON.stringify(Object.fromEntries(typed)) } : {})
  };
  const caption = deckCaption(said, { date: today(), code: codeOf(identity), ...how });
  return {
    svg: await renderSlide(reword(caption), figure.chart, rendering),
    caption,
    provenance: {
      Title: caption.title,
      Source: caption.source + (figure.simulated ? ` (${m.ui_simulated()})` : ''),
      ...identity,
      Code: caption.code,
      Date: today()
    }
  };
}
