import type { Codebook, Indicator } from '../codebook/codebook';
import { comparison } from '../estimates/change';
import type { Estimate, SameAreas } from '../estimates/estimates';
import { formatNumber, formatQuantity, formatRate, formatValue, text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import { comparable, type Ranked } from './results';

/** "78.4%", "12.3 个百分点", "11.2 个/万人". */
export function rateText(value: number, indicator: Indicator): string {
  if (indicator.format === 'percent') return formatRate(value, 'percent');
  return differenceText(value, indicator);
}

/** The size of a difference of two values, never signed: "3.1 个百分点". */
export function differenceText(difference: number, indicator: Indicator): string {
  const size = formatValue(Math.abs(difference), indicator.format);
  if (indicator.format !== 'number') return m.sentence_points({ points: size });
  return m.sentence_quantity({ number: size, unit: text(indicator.unit) });
}

/** A target with its unit and without an empty decimal: "92%". */
export function targetText(target: number, indicator: Indicator): string {
  const scaled = indicator.format === 'number' ? target : Number((target * 100).toPrecision(12));
  const number = formatNumber(scaled, Number.isInteger(scaled) ? 0 : 1);
  if (indicator.format === 'percent') return `${number}%`;
  if (indicator.format === 'point') return m.sentence_points({ points: number });
  return m.sentence_quantity({ number, unit: text(indicator.unit) });
}

/** "目标", "暂定目标": what the target is called. */
export const goalText = ({ provisional }: Pick<Estimate, 'provisional'>): string =>
  provisional ? m.sentence_goal_provisional() : m.sentence_goal();

/** "861 家". */
export const countText = (count: number, indicator: Indicator): string => formatQuantity(count, text(indicator.count));

/** "41%" */
export const shareText = (share: number): string => `${formatNumber(share * 100)}%`;

/** "甲县和乙县" */
export const listText = (names: string[]): string =>
  new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);

/** The areas' name, or its code when the codebook has no such area. */
export function areaText(codebook: Codebook, code: string): string {
  const area = codebook.areas.find((one) => one.code === code);
  return area ? text(area.label) : code;
}

/** The value with the name of the part it is of, where it is the largest of its parts. */
export function valueText(codebook: Codebook, estimate: Ranked, indicator: Indicator): string {
  const part = codebook.indicators.find(({ id }) => id === estimate.part);
  const value = rateText(estimate.value, indicator);
  return part ? m.sentence_part({ value, part: text(part.short) }) : value;
}

/** "比2013年提高 3.1 个百分点", over the areas of both waves; null when there is nothing to compare with. */
export function changeText(
  codebook: Codebook,
  now: Ranked,
  before: Estimate | undefined,
  indicator: Indicator
): string | null {
  const pair = comparison(now, before);
  if (!pair || !comparable(pair.now) || !comparable(pair.before)) return null;
  const label = codebook.waves.find(({ id }) => id === pair.before.wave)?.label;
  const wave = label ? text(label) : pair.before.wave;
  const difference = pair.now.value - pair.before.value;
  const scope = scopeText(codebook, pair);
  if (isZero(difference, indicator)) return m.sentence_unchanged({ wave }) + scope;
  const size = differenceText(difference, indicator);
  return (difference > 0 ? m.sentence_up({ wave, size }) : m.sentence_down({ wave, size })) + scope;
}

/** "（仅比较两轮可比的地区，不含甲县）"; '' where nothing is left out. */
export function scopeText(codebook: Codebook, { areas, leftOut }: SameAreas): string {
  const names = (codes: string[]) => listText(codes.map((code) => areaText(codebook, code)));
  if (leftOut.length === 0) return '';
  if (leftOut.length <= NAMED) return m.change_without({ areas: names(leftOut) });
  if (areas.length <= NAMED) return m.change_only({ areas: names(areas) });
  return m.change_common({ areas: areas.length, of: areas.length + leftOut.length });
}

/** More areas than this are counted, not named. */
const NAMED = 3;

/** Prints as 0.0. */
export const isZero = (difference: number, indicator: Indicator): boolean =>
  formatValue(Math.abs(difference), indicator.format, 'en') === '0.0';

/** The kind's name inside a sentence: "县（市、区）", "counties and districts". */
export function kindText(codebook: Codebook, name: string): string {
  const kind = codebook.kinds.find((one) => one.name === name);
  return kind ? text(kind.label).toLocaleLowerCase(getLocale()) : name;
}
