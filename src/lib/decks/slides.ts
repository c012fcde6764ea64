import { ascending, cumsum, sum } from 'd3';
import { textWidth } from '../charts/text/textWidth';
import type { Codebook } from '../codebook/codebook';
import type { Deck, DeckSlide, SavedFigure } from '../codebook/decks/deck';
import { reportingAreas } from '../codebook/reporting';
import { resolveSpec, type FigureSpec } from '../figures/kinds';
import type { Survey } from '../figures/survey';
import { definitionText } from '../figures/words/basis';
import { viewOf, type View } from '../figures/view/view';

/** A slide of a deck over the data that are open: what it shows, or why it cannot. */
export interface Slide {
  /** that of the deck, and behind it the area or the part, where it is one of several */
  id: string;
  /** what of the deck it comes from */
  of: DeckSlide;
  /** with the area or the part that it is of */
  figure: SavedFigure;
  spec: FigureSpec | null;
  /** a sentence where the figure cannot be had of this survey */
  fault: string | null;
}

/** Kinds that show another wave beside the one that is looked at; of the others no view names one. */
const comparing = new Set(['sentences', 'cards', 'bars', 'ranked', 'profile', 'change']);

/** Definitions that stand on one slide, and the px of their words at 12 px a sign, each behind the room of its row: those of English are twice as long. */
const definitions = { most: 8, width: 5800, row: 200 } as const;

/** The slides of a deck, in their order: what no slide fixes follows the view. All kinds must have been fetched. */
export function slidesOf(deck: Deck, survey: Survey, view: View): Slide[] {
  return deck.slides.flatMap((one) => parts(one, deck, survey).map(({ id, figure }) => slide(id, one, figure)));

  function slide(id: string, of: DeckSlide, figure: SavedFigure): Slide {
    const now = comparing.has(figure.kind) ? viewOf(view) : { ...viewOf(view), compare: null };
    const saved = { ...figure, version: 1, view: { ...now, ...figure.view } };
    const spec = resolveSpec(saved, survey);
    return 'fault' in spec ? { id, of, figure, spec: null, fault: spec.fault } : { id, of, figure, spec, fault: null };
  }
}

/** One slide becomes one for each area, or as many as its definitions need. */
function parts(slide: DeckSlide, deck: Deck, { codebook }: Survey): { id: string; figure: SavedFigure }[] {
  const { id, figure, each } = slide;
  if (each === 'area')
    return reportingAreas(codebook).map(({ code }) => ({
      id: `${id}@${code}`,
      figure: { ...figure, view: { ...figure.view, area: code } }
    }));
  if (figure.kind !== 'method' || figure['part'] !== undefined) return [{ id, figure }];
  const named = (figure['indicators'] as string[] | undefined) ?? indicatorsOf(deck, codebook);
  const all = [...codebook.indicators, ...codebook.derived];
  const widthOf = (id: string) => {
    const indicator = all.find((one) => one.id === id);
    return indicator ? textWidth(definitionText(codebook, indicator), 12) : 0;
  };
  const pages = inPages(named.map((id) => ({ id, width: widthOf(id) + definitions.row })));
  return pages.map((indicators, at) => ({
    id: pages.length > 1 ? `${id}#${at + 1}` : id,
    figure: { ...figure, indicators, others: pages.filter((page) => page !== indicators), part: [at + 1, pages.length] }
  }));
}

interface Definition {
  id: string;
  width: number;
}

/** Definitions in as few pages as can be read, the fullest of which has as few words as can be. */
function inPages(rows: Definition[]): string[][] {
  const total = sum(rows, ({ width }) => width);
  const pages = Math.ceil(Math.max(rows.length / definitions.most, total / definitions.width));
  const capacities = rows.flatMap((_, from) => [...cumsum(rows.slice(from), ({ width }) => width)]).sort(ascending);
  const capacity = capacities.find((most) => filled(rows, most).length <= pages) ?? total;
  return filled(rows, capacity).map((page) => page.map(({ id }) => id));
}

/** One page after the other, each as full as it may be. */
function filled(rows: Definition[], capacity: number): Definition[][] {
  const pages: Definition[][] = [];
  for (const row of rows) {
    const page = pages.at(-1);
    const fits = page && page.length < definitions.most && sum([...page, row], ({ width }) => width) <= capacity;
    if (fits) page.push(row);
    else pages.push([row]);
  }
  return pages;
}

/** Whatever the slides of a deck show, in the order in which they do. */
function indicatorsOf({ slides }: Deck, { coverages, overview, derived, indicators }: Codebook): string[] {
  const coverage = coverages.flatMap(({ headline, supporting }) => [headline, ...supporting]);
  const own: Record<string, string[]> = {
    sentences: [overview.all ?? '', ...coverages.map(({ headline }) => headline), ...(overview.contrast ?? [])],
    cards: coverage,
    funnel: overview.funnel.map(({ indicator }) => indicator),
    profile: overview.matrix
  };
  const shown = slides.flatMap(({ figure }) => [
    ...(own[figure.kind] ?? []),
    ...(typeof figure['indicator'] === 'string' ? [figure['indicator']] : []),
    ...(Array.isArray(figure['indicators']) ? (figure['indicators'] as string[]) : [])
  ]);
  const known = new Set([...indicators, ...derived].map(({ id }) => id));
  return [...new Set(shown)].filter((id) => known.has(id));
}
