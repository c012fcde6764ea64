import type { Codebook } from '$lib/codebook/codebook';
import type { FigureSpec } from '$lib/figures/kinds';
import { finerColumn, partsOf } from '$lib/figures/townships/townships';
import { viewOf, type PageView } from '$lib/figures/view/view';
import type { Placed } from '../overview';

/** A figure of the townships; not all of them stand on the sheet. */
interface PlacedTowns extends Placed {
  isPrinted: boolean;
}

/** What stands on the page of a district: all its indicators, and one of them by the areas in it, where rows name those. */
export function district(page: PageView, codebook: Codebook): { profile: Placed; townships: PlacedTowns[] } {
  const spec = { version: 1, view: viewOf(page) } as const;
  const { indicators, coverages } = codebook;
  const parts = partsOf(codebook, page.area);
  const wanted = [page.indicator, ...coverages.map(({ headline }) => headline)];
  const finer = wanted.find((id) => {
    const indicator = indicators.find((one) => one.id === id);
    return indicator && finerColumn(codebook, indicator) !== null;
  });
  const isAlone = page.area === codebook.root || finer === undefined || parts.length === 0;
  return {
    profile: {
      spec: { ...spec, kind: 'profile', marked: finer === page.indicator ? page.indicator : (finer ?? null) },
      height: 780,
      paper: isAlone ? 700 : 600
    },
    townships: isAlone
      ? []
      : [
          { spec: townships(finer, 'bars'), height: 620, paper: 300, isPrinted: true },
          // the bars say the same, and one sheet has no room for both
          { spec: townships(finer, 'tiles'), height: 240, paper: 300, isPrinted: false }
        ]
  };

  function townships(indicator: string, shape: 'bars' | 'tiles'): FigureSpec {
    return { ...spec, kind: 'townships', view: { ...spec.view, compare: null }, indicator, shape };
  }
}
