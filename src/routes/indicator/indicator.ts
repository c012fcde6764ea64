import type { Codebook } from '$lib/codebook/codebook';
import { slicesOf } from '$lib/figures/breakdown/groups';
import { filterChoices } from '$lib/figures/view/filters';
import { viewOf, type PageView } from '$lib/figures/view/view';
import type { Placed } from '../overview';

/** What stands on the page of an indicator, in the order in which a reader asks. */
export interface IndicatorPage {
  definition: Placed;
  districts: Placed;
  trend: Placed;
  /** one a filter that its table can be sliced by */
  breakdowns: PlacedGroups[];
}

/** A breakdown, what it is by, and how many groups that makes. */
export interface PlacedGroups extends Placed {
  by: string;
  groups: number;
}

export function indicatorPage(page: PageView, codebook: Codebook): IndicatorPage {
  const { indicator } = page;
  const view = viewOf(page);
  const now = { ...view, compare: null };
  const known = codebook.indicators.find(({ id }) => id === indicator)!;
  const spec = { version: 1, indicator } as const;
  return {
    definition: { spec: { ...spec, kind: 'definition', view }, height: 240, paper: 690 },
    districts: { spec: { ...spec, kind: 'districts', view }, height: 430, paper: 690 },
    trend: { spec: { ...spec, kind: 'trend', view: now }, height: 200, paper: 690 },
    breakdowns: slicesOf(codebook, known).map(({ name }) => ({
      spec: { ...spec, kind: 'breakdown', view: now, by: name },
      by: name,
      groups: filterChoices(codebook, name).length,
      height: 230,
      paper: 690
    }))
  };
}

/** All figures of the page. */
export const specsOf = ({ definition, districts, trend, breakdowns }: IndicatorPage): Placed['spec'][] =>
  [definition, districts, trend, ...breakdowns].map(({ spec }) => spec);

/** Two columns of about the same height: the longest list first finds its place, the others under or beside it in their order. */
export function columnsOf(placed: PlacedGroups[]): PlacedGroups[][] {
  /** what stands around the rows, in rows */
  const frame = 9;
  const columns: PlacedGroups[][] = [[], []];
  const height = (column: PlacedGroups[]) => column.reduce((sum, { groups }) => sum + groups + frame, 0);
  for (const one of [...placed].sort((a, b) => b.groups - a.groups))
    (height(columns[0]!) <= height(columns[1]!) ? columns[0]! : columns[1]!).push(one);
  const inOrder = columns.map((column) => [...column].sort((a, b) => placed.indexOf(a) - placed.indexOf(b)));
  // what comes first in the survey stands to the left
  return inOrder.filter((column) => column.length > 0).sort((a, b) => placed.indexOf(a[0]!) - placed.indexOf(b[0]!));
}
