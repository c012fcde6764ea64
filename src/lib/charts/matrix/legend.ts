import { appearancesIn, legendLayout } from '../legend/layout';
import type { MatrixSubject } from './subject';

/** What the glyphs of a matrix mean; how near is near, and how few are few, where all its indicators say the same. */
export function matrixLegend({ estimates, total, areas, indicators }: MatrixSubject, width: number) {
  const [first] = indicators;
  const isAlike = new Set(indicators.map(({ judged }) => judged?.count)).size === 1;
  return legendLayout(appearancesIn(estimates, total ? [total, ...areas] : areas, indicators), width, {
    near: first?.near ?? null,
    ...(isAlike && first?.judged ? { judged: first.judged } : {})
  });
}
