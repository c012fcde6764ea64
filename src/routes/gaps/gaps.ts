import type { Codebook } from '$lib/codebook/codebook';
import { viewOf, type PageView } from '$lib/figures/view/view';
import type { Placed } from '../overview';

/** A figure of the gap page, and where it stands. */
export interface PlacedGap extends Placed {
  /** the question that it answers */
  section: Section;
  /** name of the fold that it stands in; null of what is always seen */
  fold: string | null;
}

export type Section = 'short';

/** What stands on the gap page, folded or not; what a figure does not show is not in its spec. */
export function gaps(page: PageView, _: Codebook): PlacedGap[] {
  const { indicator, measure, coverage, kind: areaKind } = page;
  const spec = { version: 1, view: { ...viewOf(page), compare: null } } as const;
  return [
    {
      section: 'short',
      fold: null,
      spec: { ...spec, kind: 'shortfalls', measure, coverage, areaKind, marked: indicator },
      height: 400,
      paper: 1000
    }
  ];
}
