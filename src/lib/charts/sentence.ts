import { isExtreme } from '../estimates/sampling';
import type { Estimate } from '../estimates/estimates';
import { isSumOfShortfalls } from '../estimates/target';
import { formatCount, formatCountOf, formatNumber, formatQuantity, formatValue } from '../i18n/format';
import { rangeText } from '../i18n/range';
import { m } from '../paraglide/messages';
import { appearanceOf, appearanceWords } from './appearance';
import type { AreaMark, IndicatorMark } from './subject';

/** A value with its unit: 86.3%, 11.2 个百分点, 4.2 分. */
export function valueWords(value: number, indicator: IndicatorMark): string {
  const shown = formatValue(value, indicator.format);
  if (indicator.format === 'percent') return `${shown}%`;
  return indicator.unit ? `${shown} ${indicator.unit}` : shown;
}

/** A target or limit without its unit and without an empty decimal: 92, 4.2. */
export function limitNumber(value: number, indicator: IndicatorMark): string {
  const scaled = indicator.format === 'number' ? value : Number((value * 100).toPrecision(12));
  return formatNumber(scaled, Number.isInteger(scaled) ? 0 : 1);
}

export const shownTarget = (estimate: Estimate | undefined, indicator: IndicatorMark): number | null =>
  estimate?.target ?? indicator.target;

/** The target with its unit, and that it is not settled yet: 目标 92%, 暂定目标 4.2 分; '' without one. */
export function targetWords(estimate: Estimate | undefined, indicator: IndicatorMark): string {
  const target = shownTarget(estimate, indicator);
  if (target === null) return '';
  const unit = indicator.format === 'percent' ? '%' : indicator.unit ? ` ${indicator.unit}` : '';
  const value = limitNumber(target, indicator) + unit;
  if (estimate?.ownTarget) return m.chart_target_own({ value });
  return isProvisional(estimate, indicator) ? m.chart_target_provisional({ value }) : m.chart_target({ value });
}

export const isProvisional = (estimate: Estimate | undefined, indicator: IndicatorMark): boolean =>
  (estimate ?? indicator).provisional;

/**
 * How far the target is: 还差 98 家, 差 5.7 个百分点; '' when it is reached, unknown or not to be judged.
 * @param counted false: 还差 98, where what is counted is said elsewhere
 */
export function shortfallWords(estimate: Estimate | undefined, indicator: IndicatorMark, counted = true): string {
  const target = shownTarget(estimate, indicator);
  if (!estimate || estimate.value === null || target === null || !estimate.status) return '';
  const quantity = () =>
    counted
      ? formatQuantity(estimate.shortfall!, indicator.count)
      : formatCountOf(estimate.shortfall!, indicator.count);
  if (isSumOfShortfalls(estimate)) return m.chart_gap_sum({ quantity: quantity() });
  if (estimate.status === 'reached' || estimate.status === 'undecided') return '';
  if (estimate.shortfall) return m.chart_gap_count({ quantity: quantity() });
  const points = formatValue(Math.abs(target - estimate.value), indicator.format);
  if (indicator.format === 'number') return m.chart_gap_number({ number: points, unit: indicator.unit });
  return m.chart_gap_points({ points });
}

/** Numerator and denominator, in full where the unit is itself a large one: 5,163 / 6,552 家, 12,320 / 21,301 万人. */
export function sumWords(estimate: Estimate, indicator: IndicatorMark): string {
  const [numerator, denominator] = [wholeOf(estimate.numerator, estimate), wholeOf(estimate.denominator, estimate)];
  const count =
    indicator.format === 'percent'
      ? `${formatCountOf(numerator, indicator.count)} / ${formatQuantity(denominator, indicator.count)}`
      : `${formatCount(numerator)} / ${formatCount(denominator)}`;
  return estimate.weighted ? m.chart_weighted({ count }) : count;
}

/** A numerator or denominator in a cell, in full where its unit is a large one: weighted sums are whole numbers and say what they are. */
export function countWords(count: number, estimate: Estimate, indicator: IndicatorMark): string {
  const unit = indicator.format === 'percent' ? indicator.count : '';
  const words = formatCountOf(wholeOf(count, estimate), unit);
  return estimate.weighted ? m.chart_weighted({ count: words }) : words;
}

/** Nobody is a part of a person, though weights say so. */
const wholeOf = (count: number, { weighted }: Estimate): number => (weighted ? Math.round(count) : count);

/** The n of an estimate, '' when it has none; what is hidden does not say by how few. */
export function nWords(estimate: Estimate | undefined): string {
  return estimate?.n == null || estimate.state === 'hidden' ? '' : formatCount(estimate.n);
}

/** The n, and of rows that are too few only once they are weighted what they are worth: "40，加权折合 22". */
export function sizeWords(estimate: Estimate | undefined): string {
  const n = nWords(estimate);
  const worth = estimate && n !== '' ? worthOf(estimate) : null;
  if (worth === null) return n;
  const words = { n, worth: formatCount(worth) };
  return estimate?.sample?.psus ? m.chart_n_worth_design(words) : m.chart_n_worth(words);
}

/** What weighted answers are worth, beside their n wherever it is another: "加权折合 22"; '' where nothing is weighted or shown. */
export function worthWords(estimate: Estimate | undefined): string {
  if (!estimate || nWords(estimate) === '' || estimate.effectiveN === undefined) return '';
  const worth = Math.floor(estimate.effectiveN + 1e-9);
  if (worth === estimate.n) return '';
  const words = { worth: formatCount(worth) };
  return estimate.sample?.psus ? m.chart_worth_design(words) : m.chart_worth(words);
}

/** Answers of equal weight that as many would be worth, where that is why they are too few; null where n itself says it. */
export function worthOf({ n, effectiveN, unreliable, few, state }: Estimate): number | null {
  const worth =
    effectiveN === undefined || !(unreliable || few || state === 'imprecise') ? null : Math.floor(effectiveN + 1e-9);
  return worth === n ? null : worth;
}

/** All that a reader may ask of a mark, in one sentence: value, both sums, n, interval, target, gap and state. */
export function sentence(area: AreaMark, indicator: IndicatorMark, estimate: Estimate | undefined): string {
  const parts = [`${area.label} ${indicator.label} ${stateWords(indicator, estimate)}`];
  if (!estimate) return parts.join('');
  if (estimate.value !== null) {
    parts.push(sumWords(estimate, indicator));
    if (estimate.part) parts.push(indicator.parts?.[estimate.part] ?? estimate.part);
  }
  const n = sizeWords(estimate);
  if (n) parts.push(`n=${n}`);
  if (estimate.interval && estimate.value !== null) {
    const [lower, upper] = estimate.interval;
    parts.push(
      m.chart_interval_words({
        range: rangeText(formatValue(lower, indicator.format), formatValue(upper, indicator.format)),
        method: methodWords(estimate)
      })
    );
  }
  const target = targetWords(estimate, indicator);
  if (target && estimate.value !== null) parts.push(target);
  const gap = shortfallWords(estimate, indicator);
  if (gap) parts.push(gap);
  if (estimate.value !== null && appearanceOf(estimate) !== 'plain') parts.push(statusWords(estimate, indicator));
  if (estimate.state !== 'hidden' && estimate.reported && estimate.reported.areas < estimate.reported.of)
    parts.push(m.chart_reported({ areas: estimate.reported.areas, of: estimate.reported.of }));
  return parts.join(m.chart_comma());
}

/** How an estimate's interval is made. */
export function methodWords({ sample, numerator, value }: Pick<Estimate, 'sample' | 'numerator' | 'value'>): string {
  if (!sample?.proportion) return m.chart_interval_student();
  if (sample.psus === undefined) return m.chart_interval_wilson();
  return isExtreme({ numerator, value }) ? m.chart_interval_korn() : m.chart_interval_logit();
}

/** The appearance in words, of few rows with how many would be enough. */
export function statusWords(estimate: Estimate | undefined, indicator: IndicatorMark | undefined): string {
  const appearance = appearanceOf(estimate);
  return appearance === 'few' && indicator?.judged ? m.chart_few(indicator.judged) : appearanceWords[appearance]();
}

/** The value, or the appearance with why it is so where the filters are to blame. */
export function stateWords(indicator: IndicatorMark, estimate: Estimate | undefined): string {
  if (estimate?.value != null) return valueWords(estimate.value, indicator);
  const [state, why] = [appearanceWords[appearanceOf(estimate)](), whyWords(estimate)];
  return why === '' ? state : m.chart_state_why({ state, why });
}

/** What of the filters leaves an estimate without a number; '' when it is not they. */
export function whyWords(estimate: Estimate | undefined): string {
  if (estimate?.crossed) return m.chart_why_one_filter();
  return estimate?.unsliceable ? m.chart_why_no_column() : '';
}
