import { methodWords, sentence, sizeWords, stateWords } from '../../charts/sentence';
import type { AreaMark, IndicatorMark } from '../../charts/subject';
import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatCountOf, formatNumber, formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { rateText } from '../words/wording';
import type { Measure } from './measure';

/** A value that may be printed. */
export const isShown = (one: Estimate | undefined): one is Estimate & { value: number } =>
  one !== undefined && one.value !== null && (one.state === 'value' || one.state === 'zero');

/** A value without its unit: counts and sums whole. */
export function valueText(value: number, { kind }: Measure, { format }: Indicator): string {
  if (kind === 'count' || kind === 'sum') return formatCount(Math.round(value));
  if (kind === 'median') return formatNumber(value, Number.isInteger(value) ? 0 : 1);
  return formatValue(value, format);
}

/** The same with its unit. */
export function quantityText(value: number, measure: Measure, indicator: Indicator): string {
  if (measure.kind === 'count') return `${formatCountOf(Math.round(value), '')} ${text(indicator.unit)}`;
  if (measure.kind === 'sum' || measure.kind === 'median') return valueText(value, measure, indicator);
  return rateText(value, indicator);
}

/** All that a reader may ask of a cell, in one sentence. */
export function cellSentence(
  where: string,
  measure: Measure,
  indicator: Indicator,
  mark: IndicatorMark,
  one: Estimate | undefined
): string {
  const area: AreaMark = { code: '', label: where, type: '', column: null, row: null };
  if (!isShown(one) || !['count', 'sum', 'median'].includes(measure.kind)) return sentence(area, mark, one);
  const size = sizeWords(one);
  const [lower, upper] = (one.interval ?? []).map((limit) => valueText(limit, measure, indicator));
  return [
    `${where} ${mark.label} ${quantityText(one.value, measure, indicator) || stateWords(mark, one)}`,
    ...(size === '' ? [] : [`n=${size}`]),
    ...(lower === undefined ? [] : [m.chart_interval_words({ lower, upper: upper!, method: methodWords(one) })])
  ].join(m.chart_comma());
}
