import type { Indicator } from '../codebook/codebook';
import { formatValue, text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { finding } from './finding';
import { estimateOf, type Results } from './results';
import { plain } from './sentence';
import { areaText } from './wording';

/** What the matrix says: how many of its columns stand where for the whole. */
export function matrixHeadline({ codebook, estimates }: Results, indicators: Indicator[]): string {
  if (indicators.every(({ target }) => target === null)) return m.overview_matrix_headline_untargeted();
  const found = indicators.map((one) => estimateOf(estimates, one, codebook.root));
  const count = (standing: string) => found.filter((one) => one?.standing === standing).length;
  return m.overview_matrix_headline({
    area: areaText(codebook, codebook.root),
    count: indicators.length,
    reached: count('reached'),
    near: count('near'),
    below: count('below')
  });
}

/** What a map of one indicator says. */
export const mapHeadline = (results: Results, indicator: Indicator): string => plain(finding(results, indicator));

/** Each step for the whole. */
export function funnelHeadline({ codebook, estimates }: Results): string {
  const steps = codebook.overview.funnel.flatMap(({ indicator: id, label }) => {
    const indicator = codebook.indicators.find((one) => one.id === id);
    const value = indicator && estimateOf(estimates, indicator, codebook.root)?.value;
    return value == null ? [] : [`${text(label)} ${formatValue(value, 'percent')}%`];
  });
  return m.overview_funnel_headline({ steps: steps.join(m.ui_list_separator()) });
}
