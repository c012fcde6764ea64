import type { Codebook } from '$lib/codebook/codebook';
import { slicesOf } from '$lib/figures/breakdown/groups';
import { viewOf, type PageView } from '$lib/figures/view/view';
import type { Placed } from '../overview';

/** What stands on the page of an indicator, in the order in which a reader asks. */
export interface IndicatorPage {
  definition: Placed;
  districts: Placed;
  trend: Placed;
  /** one a filter that its table can be sliced by */
  breakdowns: Placed[];
}

export function indicatorPage(page: PageView, codebook: Codebook): IndicatorPage {
  const { indicator } = page;
  const view = viewOf(page);
  const now = { ...view, compare: null };
  const known = codebook.indicators.find(({ id }) => id === indicator)!;
  const spec = { version: 1, indicator } as const;
  return {
    definition: { spec: { ...spec, kind: 'definition', view }, height: 330, paper: 420 },
    districts: { spec: { ...spec, kind: 'districts', view }, height: 380, paper: 690 },
    trend: { spec: { ...spec, kind: 'trend', view: now }, height: 300, paper: 690 },
    breakdowns: slicesOf(codebook, known).map(({ name }) => ({
      spec: { ...spec, kind: 'breakdown', view: now, by: name },
      height: 240,
      paper: 690
    }))
  };
}

/** All figures of the page. */
export const specsOf = ({ definition, districts, trend, breakdowns }: IndicatorPage): Placed['spec'][] =>
  [definition, districts, trend, ...breakdowns].map(({ spec }) => spec);
