import type { Codebook, Indicator } from '../../codebook/codebook';
import type { Estimate, SameAreas } from '../../estimates/estimates';
import { isTie } from '../../estimates/compare/rank';
import { formatCountOf, formatNumber, formatQuantity, formatValue, text } from '../../i18n/format';
import { midSentence } from '../../i18n/midSentence';
import { once } from '../../i18n/once';
import { m } from '../../paraglide/messages';
import { getLocale } from '../../paraglide/runtime';
import type { Ranked, Ranking } from './results';

/**
 * "78.4%", "12.3 个百分点", "11.2 个/万人".
 * @param digits more than one where a neighbour that is no tie prints alike
 */
export function rateText(value: number, indicator: Indicator, digits = 1): string {
  if (indicator.statistic)
    return m.sentence_quantity({ number: numberText(value, indicator), unit: text(indicator.unit) }).trimEnd();
  const number = formatNumber(indicator.format === 'number' ? value : value * 100, digits);
  if (indicator.format === 'percent') return `${number}%`;
  if (indicator.format === 'point') return m.sentence_points({ points: number });
  return m.sentence_quantity({ number, unit: text(indicator.unit) }).trimEnd();
}

/** A value without its unit, as it stands in a cell: what is added up whole, a median as it was answered. */
export function numberText(
  value: number,
  { statistic, format, unit }: Pick<Indicator, 'statistic' | 'format' | 'unit'>
): string {
  if (statistic?.kind === 'total') return formatCountOf(Math.round(value), text(unit));
  if (statistic?.kind === 'median') return formatNumber(value, Number.isInteger(value) ? 0 : 1);
  return formatValue(value, format);
}

/** Places after the point at which two values print differently, 1 when they are a tie. */
export function tellingDigits(a: number, b: number, indicator: Indicator): number {
  if (isTie(a, b)) return 1;
  const digits = [1, 2, 3, 4, 5, 6];
  return digits.find((count) => rateText(a, indicator, count) !== rateText(b, indicator, count)) ?? 6;
}

/** "（按未舍入值计算）" where the difference of two printed values is not the printed difference, else "". */
export function unrounded(a: number, b: number, { format }: Indicator): string {
  const tenths = (value: number) =>
    Math.round(10 * Number(formatValue(value, format, 'en').replaceAll(',', '').replace('−', '-')));
  return Math.abs(tenths(a) - tenths(b)) === tenths(Math.abs(a - b)) ? '' : m.sentence_unrounded();
}

/** Two values that are printed, and their difference beside them. */
export type PrintedPair = readonly [a: number | null | undefined, b: number | null | undefined, indicator: Indicator];

/** What whoever subtracts what is printed must know: [] where each printed difference is that of the printed values. */
export const differencesNote = (printed: PrintedPair[]): string[] =>
  printed.some(([a, b, indicator]) => a != null && b != null && unrounded(a, b, indicator) !== '')
    ? [m.figure_differences_unrounded()]
    : [];

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
export const goalText = ({ provisional, ownTarget }: Pick<Estimate, 'provisional' | 'ownTarget'>): string =>
  ownTarget ? m.sentence_goal_own() : provisional ? m.sentence_goal_provisional() : m.sentence_goal();

/** "861 家". */
export const countText = (count: number, indicator: Indicator): string => formatQuantity(count, text(indicator.count));

/** "41%" */
export const shareText = (share: number): string => `${formatNumber(share * 100)}%`;

/** What is looked at in one area: "甲县建会率". */
export const labelIn = (codebook: Codebook, area: string, indicator: Indicator): string =>
  area === codebook.root
    ? text(indicator.label)
    : m.sentence_label_in({ area: areaText(codebook, area), label: text(indicator.label) });

/** "甲县和乙县" */
export const listText = (names: string[]): string => listFormat(getLocale()).format(names);

const listFormat = once((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** The areas' name, or its code when the codebook has no such area. */
export function areaText(codebook: Codebook, code: string): string {
  const area = codebook.areas.find((one) => one.code === code);
  return area ? text(area.label) : code;
}

/** The value with the name of the part it is of, where it is the largest of its parts. */
export function valueText(codebook: Codebook, estimate: Ranked, indicator: Indicator, digits = 1): string {
  const part = codebook.indicators.find(({ id }) => id === estimate.part);
  const value = rateText(estimate.value, indicator, digits);
  return part ? m.sentence_part({ value, part: text(part.short) }) : value;
}

/** "（仅比较两轮可比的地区，不含甲县）"; '' where nothing is left out. */
export function scopeText(codebook: Codebook, { areas, excluded }: SameAreas): string {
  const names = (codes: string[]) => listText(codes.map((code) => areaText(codebook, code)));
  if (excluded.length === 0) return '';
  if (excluded.length <= NAMED) return m.change_without({ areas: names(excluded) });
  if (areas.length <= NAMED) return m.change_only({ areas: names(areas) });
  return m.change_common({ areas: areas.length, of: areas.length + excluded.length });
}

/** More areas than this are counted, not named. */
const NAMED = 3;

/** Prints as 0.0. */
export const isZero = (difference: number, { format }: Pick<Indicator, 'format'>): boolean =>
  formatValue(Math.abs(difference), format, 'en') === '0.0';

/** The kind's name inside a sentence: "县（市、区）", "counties and districts". */
export function areaTypeText(codebook: Codebook, name: string): string {
  const type = codebook.areaTypes.find((one) => one.name === name);
  return type ? midSentence(text(type.label)) : name;
}

type Counted = Pick<Ranking, 'type' | 'of'> & { worstFirst: readonly unknown[] };

/** "7 个县（市、区）", and that it is only some of them when not all can be compared: "可比的 5 个县（市、区）". */
export function groupText(codebook: Codebook, { type, worstFirst, of }: Counted): string {
  const words = { number: worstFirst.length, kind: areaTypeText(codebook, type) };
  return worstFirst.length < of ? m.finding_group_part(words) : m.finding_group(words);
}
