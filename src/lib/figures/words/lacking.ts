import type { Codebook, Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { areaEstimates, hasValue, ranking, type Ranking } from './results';

/** Who lacks most of what an indicator counts. */
export interface Lacking {
  area: string;
  /** units or people */
  shortfall: number;
  ranked: Ranking;
}

/** The area that lacks most, among the first type that is ranked; null where two lack as much, where one of the type is not ranked, or where an area of another type has no value: it may lack more. */
export function mostLacking(codebook: Codebook, estimates: Estimate[], indicator: Indicator): Lacking | null {
  const ranked = ranking(codebook, estimates, indicator);
  if (!ranked || ranked.worstFirst.length < ranked.of) return null;
  const [first, second] = [...ranked.worstFirst].sort((a, b) => (b.shortfall ?? 0) - (a.shortfall ?? 0));
  const others = areaEstimates(codebook, estimates, indicator).filter(
    (one) => !ranked.worstFirst.some(({ area }) => area === one.area)
  );
  // whoever is ranked apart may lack more: a title names its field
  if (!first?.shortfall || first.shortfall === second?.shortfall || others.some((one) => !hasValue(one))) return null;
  return { area: first.area, shortfall: first.shortfall, ranked };
}
