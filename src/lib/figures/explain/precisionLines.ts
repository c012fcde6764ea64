import { worthWords } from '../../charts/sentence';
import { text } from '../../i18n/format';
import { rangeText } from '../../i18n/range';
import { m } from '../../paraglide/messages';
import { methodOf } from '../words/method';
import { caveat } from '../words/reason';
import { numberText } from '../words/wording';
import { exactText } from './exactText';
import type { Asked } from './explanation';

/** Whether rows weigh the same, or are to, and by what they weigh where they do not. */
export function weightLines({ estimate, table, isWeighed }: Asked): string[] {
  if (table.design === 'aggregated') return [m.explain_weights_sums()];
  if (!isWeighed) return [m.explain_weights_none()];
  if (estimate.unweighted) return [m.slice_weights_off()];
  const label = text(table.variables.find(({ name }) => name === table.weight)?.label ?? {});
  if (estimate.weighted) {
    const worth = worthWords(estimate);
    const by = m.explain_weights_by({ column: label });
    return [worth === '' ? by : `${by}${m.chart_comma()}${worth}`];
  }
  return [m.explain_weights_equal({ column: label })];
}

/** The interval and how it is made, or why there is none. */
export function precisionLines({ estimate, indicator, table }: Asked): string[] {
  const { interval, n, state } = estimate;
  if (table.design === 'census') return [m.explain_no_interval_census()];
  if (interval === null) {
    if (!table.interval) return [m.explain_no_interval_sums()];
    return [state === 'conflict' ? m.explain_no_interval_conflict() : m.explain_no_interval()];
  }
  const [lower, upper] = interval.map((limit) => numberText(limit, indicator));
  const range = m.chart_interval_words({ range: rangeText(lower!, upper!), method: methodOf(estimate, indicator) });
  const few = estimate.unreliable ? [caveat({ ...estimate, reported: null })] : [];
  return [n === null ? range : `${range}${m.chart_comma()}n = ${exactText(n)}`, ...few].filter((line) => line !== '');
}
