import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { isSum } from '../units/why';
import { rateText } from '../words/wording';
import { exactText } from './exactText';
import type { Asked } from './explanation';

/** A number that is there, and what it is of. */
export interface Defined extends Pick<Asked, 'indicator' | 'part' | 'table'> {
  estimate: Pick<Estimate, 'numerator' | 'denominator' | 'value' | 'weighted' | 'state'> & Partial<Pick<Estimate, 'n'>>;
}

/** The definition with the counts of this number put in, how it is divided, and what a reader must know of the result. */
export function definitionSentences({ estimate, indicator, part, table }: Defined): string[] {
  const { numerator, denominator, value, weighted, state } = estimate;
  const counted = part ?? indicator;
  if (counted.statistic) return statisticSentences({ estimate, indicator: counted, part, table }, counted.statistic);
  const { per, format } = counted;
  const unit = text(counted.count);
  const [y, x] = [exactText(numerator), exactText(denominator)];
  const weighed = (count: string) => (weighted ? m.chart_weighted({ count }) : count);
  const quantity = (number: string) => weighed(unit === '' ? number : m.explain_quantity({ number, unit }));
  const words = {
    numerator: text(counted.numeratorLabel) || text(counted.label),
    denominator: text(counted.denominatorLabel) || text(table.label),
    y: quantity(y),
    // what a rate is held against need not be of the same kind
    x: format === 'number' ? weighed(x) : quantity(x)
  };
  const shown = rateText(value!, counted);
  return [
    ...(part ? [m.explain_part({ part: text(part.label) })] : []),
    isShare(counted) ? m.explain_share(words) : m.explain_ratio(words),
    per === 1
      ? m.explain_formula({ y, x, value: shown })
      : m.explain_formula_per({ y, x, per: exactText(per), value: shown }),
    ...(weighted ? [m.explain_weighted()] : []),
    ...(state === 'zero' ? [m.explain_zero()] : []),
    ...(state === 'conflict' ? [m.explain_conflict()] : [])
  ];
}

/** What is divided by nothing: what is added up, or the middle of what was answered. */
function statisticSentences(
  { estimate, indicator, table }: Defined,
  { kind }: NonNullable<Indicator['statistic']>
): string[] {
  const { value, n, weighted } = estimate;
  const label = text(indicator.numeratorLabel) || text(indicator.label);
  const named = m.explain_named({ label, words: rateText(value!, indicator) });
  const counted = { n: m.explain_quantity({ number: exactText(n ?? 0), unit: text(table.observation) }) };
  const how = {
    total: weighted ? [m.explain_total_weighted()] : [],
    median: [weighted ? m.explain_median_weighted(counted) : m.explain_median(counted)]
  };
  return [named, ...how[kind], ...(value === 0 ? [m.explain_zero_value()] : [])];
}

/** Some of those who are asked: each counts as one, or not. */
const isShare = ({ numerator, denominator, format }: Indicator): boolean =>
  format === 'percent' && numerator !== null && !isSum({ numerator }) && denominator?.type === 'number';
