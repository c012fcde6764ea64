import type { Codebook } from '$lib/codebook/codebook';
import type { FigureSpec } from '$lib/figures/kinds';
import type { Boundary } from '$lib/figures/survey';
import { viewOf, type PageView } from '$lib/figures/view/view';

/** A figure of the overview: how high its chart is, and for what width in px it is drawn on paper, where it is as wide as its place. */
export interface Placed {
  spec: FigureSpec;
  height: number;
  paper: number;
}

/** What stands on the overview: sentences, cards, and the figures under them. What a figure does not show is not in its spec. */
export function overview(page: PageView, codebook: Codebook, boundary: Boundary | null) {
  const { indicator, sort } = page;
  const view = viewOf(page);
  const now = { ...view, compare: null };
  const spec = { version: 1 } as const;
  const figures: Placed[] = [
    {
      spec: { ...spec, kind: 'matrix', view: now, indicators: codebook.overview.matrix, sort, marked: indicator },
      height: 450,
      paper: 690
    },
    { spec: { ...spec, kind: 'bars', view, indicator }, height: 380, paper: 475 },
    { spec: { ...spec, kind: 'map', view: now, indicator, shapes: boundary?.name ?? null }, height: 320, paper: 290 },
    ...(codebook.overview.funnel.length > 0
      ? [{ spec: { ...spec, kind: 'funnel', view: now, drop: null } as const, height: 400, paper: 740 }]
      : [])
  ];
  return {
    sentences: { ...spec, kind: 'sentences', view } as const,
    cards: { ...spec, kind: 'cards', view } as const,
    figures
  };
}
