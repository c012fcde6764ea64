import { methodWords, worthWords } from '../../charts/sentence';
import { formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { caveat } from '../words/reason';
import { exactText } from './exactText';
import type { Asked } from './explanation';

/** Whether rows weigh the same, and by what they weigh where they do not. */
export function weightLines({ estimate, table }: Asked): string[] {
  if (table.design === 'aggregated') return [m.explain_weights_sums()];
  const label = text(table.variables.find(({ name }) => name === table.weight)?.label ?? {});
  if (estimate.weighted) {
    const worth = worthWords(estimate);
    const by = m.explain_weights_by({ column: label });
    return [worth === '' ? by : `${by}${m.chart_comma()}${worth}`];
  }
  return [table.weight === null ? m.explain_weights_none() : m.explain_weights_equal({ column: label })];
}

/** The interval and how it is made, or why there is none. */
export function precisionLines({ estimate, indicator, table }: Asked): string[] {
  const { interval, n, state } = estimate;
  if (table.design === 'census') return [m.explain_no_interval_census()];
  if (interval === null) {
    if (!table.interval) return [m.explain_no_interval_sums()];
    return [state === 'conflict' ? m.explain_no_interval_conflict() : m.explain_no_interval()];
  }
  const [lower, upper] = interval.map((limit) => formatValue(limit, indicator.format));
  const range = m.chart_interval_words({ lower: lower!, upper: upper!, method: methodWords(estimate) });
  const few = estimate.unreliable ? [caveat({ ...estimate, reported: null })] : [];
  return [n === null ? range : `${range}${m.chart_comma()}n = ${exactText(n)}`, ...few].filter((line) => line !== '');
}
