import type { Codebook, Indicator } from '../../codebook/codebook';
import { isTie } from '../../estimates/compare/rank';
import { m } from '../../paraglide/messages';
import type { Ranked } from './results';
import type { Mark } from './sentence';
import { areaText, listText, tellingDigits, valueText } from './wording';

/** "甲县（66.4%）和乙县（71.2%）"; tied areas share one bracket. */
export function namedText(
  codebook: Codebook,
  estimates: Ranked[],
  indicator: Indicator,
  mark: Mark,
  digits: number
): string {
  const first = estimates[0]!;
  const name = (estimate: Ranked) => mark(areaText(codebook, estimate.area), estimate, 'area');
  const value = (one: Ranked) => mark(valueText(codebook, one, indicator, digits), one);
  if (estimates.length > 1 && estimates.every((one) => isTie(one.value, first.value) && one.part === first.part))
    return m.finding_area_tied({ areas: listText(estimates.map(name)), value: value(first) });
  return listText(estimates.map((one) => m.finding_area({ area: name(one), value: value(one) })));
}

/** Places after the point at which the first of an order print differently from the next. */
export function digitsOf(first: Ranked[], ordered: Ranked[], indicator: Indicator): number {
  const next = ordered[first.length];
  return next ? tellingDigits(first.at(-1)!.value, next.value, indicator) : 1;
}
