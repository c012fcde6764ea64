import type { Codebook } from '$lib/codebook/codebook';
import { LARGEST } from '$lib/figures/funnel/funnel';
import { canBeSilent } from '$lib/figures/ranges/ranges';
import { viewOf, type PageView } from '$lib/figures/view/view';
import type { Placed } from '../overview';

/** A figure of the gap page, and where it stands. */
export interface PlacedGap extends Placed {
  /** the question that it answers */
  section: Section;
  /** name of the fold that it stands in; null of what is always seen */
  fold: Fold | null;
}

export type Section = 'short' | 'break' | 'visit' | 'trust';
export type Fold = 'who' | 'blank' | 'why' | 'balance';

/** What stands on the gap page, folded or not; what a figure does not show is not in its spec. */
export function gaps(page: PageView, codebook: Codebook): PlacedGap[] {
  const { overview, gaps: known } = codebook;
  const { indicator, measure, coverage, kind: areaType, drop, by, visit, goal } = page;
  const spec = { version: 1, view: { ...viewOf(page), compare: null } } as const;
  const placed: PlacedGap[] = [
    {
      section: 'short',
      fold: null,
      spec: { ...spec, kind: 'shortfalls', measure, coverage, areaType, marked: indicator },
      height: 400,
      paper: 1000
    }
  ];
  // what explains the chosen shortfall first, then what hinders every one
  const asked = [
    ...known.causes.filter(({ indicators }) => indicators.includes(indicator)),
    ...known.causes.filter(({ indicators }) => indicators.length === 0)
  ];
  for (const { table, question, indicators } of asked)
    placed.push({
      section: 'short',
      fold: 'why',
      spec: {
        ...spec,
        kind: 'causes',
        question: [table, question],
        explains: indicators.length > 0 ? indicator : null
      },
      height: 240,
      paper: 1000
    });
  if (overview.funnel.length > 0)
    placed.push({
      section: 'break',
      fold: null,
      spec: { ...spec, kind: 'funnel', drop: drop ?? LARGEST },
      height: 300,
      paper: 1000
    });
  if (known.steps)
    placed.push({
      section: 'break',
      fold: 'who',
      spec: { ...spec, kind: 'combinations', by },
      height: 360,
      paper: 1000
    });
  for (const { name } of known.quadrants)
    placed.push({
      section: 'break',
      fold: 'balance',
      spec: { ...spec, kind: 'quadrants', pair: name },
      height: 440,
      paper: 490
    });
  const first = known.visits.find((one) => one.indicator === visit) ?? known.visits.at(-1);
  if (first)
    placed.push({
      section: 'visit',
      fold: null,
      spec: { ...spec, kind: 'visits', indicator: first.indicator, goal },
      height: 320,
      paper: 1000
    });
  if (known.steps)
    placed.push({ section: 'visit', fold: 'blank', spec: { ...spec, kind: 'blanks' }, height: 420, paper: 1000 });
  for (const { indicators } of known.pairs)
    placed.push({
      section: 'trust',
      fold: null,
      spec: { ...spec, kind: 'dumbbell', indicators },
      height: 320,
      paper: 490
    });
  if (canBeSilent(codebook))
    placed.push({ section: 'trust', fold: null, spec: { ...spec, kind: 'ranges' }, height: 420, paper: 1000 });
  return placed;
}

/** Those that are seen: of what is folded only what has been opened. */
export const seen = (page: PageView, codebook: Codebook): PlacedGap[] =>
  gaps(page, codebook).filter(({ fold }) => fold === null || page.open.includes(fold));
