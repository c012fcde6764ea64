import { sentence, sizeWords } from '../../charts/sentence';
import type { AreaMark, IndicatorMark } from '../../charts/subject';
import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { rangeText } from '../../i18n/range';
import { m } from '../../paraglide/messages';
import { methodOf } from '../words/method';
import { numberText, rateText } from '../words/wording';

/** A value that may be printed. */
export const isShown = (one: Estimate | undefined): one is Estimate & { value: number } =>
  one !== undefined && one.value !== null && (one.state === 'value' || one.state === 'zero');

/** All that a reader may ask of a cell, in one sentence. */
export function cellSentence(
  where: string,
  indicator: Indicator,
  mark: IndicatorMark,
  one: Estimate | undefined
): string {
  const area: AreaMark = { code: '', label: where, type: '', column: null, row: null };
  if (!isShown(one) || !indicator.statistic) return sentence(area, mark, one);
  const size = sizeWords(one);
  const [lower, upper] = (one.interval ?? []).map((limit) => numberText(limit, indicator));
  return [
    `${where} ${mark.label} ${rateText(one.value, indicator)}`,
    ...(size === '' ? [] : [`n=${size}`]),
    ...(lower === undefined
      ? []
      : [m.chart_interval_words({ range: rangeText(lower, upper!), method: methodOf(one, indicator) })])
  ].join(m.chart_comma());
}
