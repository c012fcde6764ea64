import { methodWords } from '../../charts/sentence';
import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { m } from '../../paraglide/messages';

/** How an interval is made: that of what is no ratio in its own way. */
export function methodOf(
  estimate: Pick<Estimate, 'sample' | 'numerator' | 'value'>,
  { statistic }: Pick<Indicator, 'statistic'>
): string {
  if (statistic?.kind === 'median') return m.explain_woodruff();
  return statistic ? m.chart_interval_student() : methodWords(estimate);
}
