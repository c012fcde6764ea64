import { fetchDrawing } from '../../charts/components';
import { wordKeys } from '../../codebook/decks/deck';
import type { Said } from '../../decks/told';
import { m } from '../../paraglide/messages';
import { getLocale } from '../../paraglide/runtime';
import type { Caption } from '../caption';
import { codeOf, identityOf } from '../identity';
import type { Provenance } from '../provenance';
import { renderSlide } from '../renderSlide';
import type { Snapshot } from '../snapshot';
import type { Standalone } from '../standalone';
import { today } from '../today';
import { deckCaption, type DeckWords } from './deckCaption';

/** A slide of a deck as an SVG, its words, and what a picture of it carries unseen. */
export interface SlidePicture {
  svg: Standalone;
  caption: Caption;
  provenance: Provenance;
}

/**
 * Draws a slide of a deck, as it stands at the moment of the snapshot.
 * @param bare without the words over the chart
 */
export async function slidePicture(
  said: Said,
  snapshot: Snapshot,
  how: DeckWords,
  bare = false
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
    svg: await renderSlide(caption, figure.chart, bare),
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
