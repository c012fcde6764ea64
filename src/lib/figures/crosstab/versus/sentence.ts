import { sizeWords } from '../../../charts/sentence';
import type { Indicator } from '../../../codebook/codebook';
import type { Estimate } from '../../../estimates/estimates';
import { formatChange, formatCount, formatNumber, formatRate, text } from '../../../i18n/format';
import { m } from '../../../paraglide/messages';
import { differenceText, isZero, listText, rateText, unrounded } from '../../words/wording';
import type { DimensionValue } from '../dimension';
import type { CrossedSpec } from '../spec';
import type { Measure } from '../measure';
import { isPercent } from '../crossing';
import { isTotal } from './parties';
import { heldOf, type Versus } from './versus';

/** More names than these are a number. */
const most = 4;

/** Both values, how far apart they are and what may be said of it. */
export function versusSentence(versus: Versus): string {
  const { chosen, rest, one, other, indicator, measure, found } = versus;
  const names = {
    label: text(indicator.label),
    chosen: namesOf(chosen),
    rest: restNames(rest)
  };
  if (one.crossed || other.crossed) return m.slice_versus_filtered(names);
  if ([one, other].some(({ state }) => state === 'hidden')) return m.slice_versus_hidden(names);
  if (!found) return m.slice_versus_few(names);
  if (isTotal(measure)) {
    const say = (side: Estimate) =>
      m.slice_versus_side({ value: rateText(side.value!, indicator), n: sizeWords(side) });
    const { result } = heldOf(versus);
    const share = result === null ? null : formatRate(result, 'percent');
    return (
      m.slice_versus_totals({ ...names, one: say(one), other: say(other) }) +
      (share === null ? '' : m.slice_versus_part({ share })) +
      m.slice_versus_certain()
    );
  }
  const difference = differenceWords(found.difference, indicator) + unrounded(one.value!, other.value!, indicator);
  const sides = { one: sideWords(one, indicator), other: sideWords(other, indicator) };
  return m.slice_versus({ ...names, ...sides, difference, told: toldWords(found, indicator) });
}

/** Why chosen values are not compared with the rest of what is looked at, where none can be. */
export function whyNotCompared({ rows, columns }: CrossedSpec, measure: Measure): string {
  if (measure.kind === 'median') return m.slice_versus_not_median();
  if (isTotal(measure) && [rows, columns].some((name) => name !== null && !name.startsWith('@')))
    return m.slice_versus_not_total();
  return isPercent(measure) ? m.slice_versus_not_percent() : m.slice_versus_not_side();
}

/** Many are counted, not named. */
export const restNames = (rest: DimensionValue[]): string =>
  isNamed(rest) ? namesOf(rest) : m.slice_versus_others({ count: formatCount(rest.length) });

export const isNamed = ({ length }: DimensionValue[]): boolean => length <= most;

export const namesOf = (values: DimensionValue[]): string => listText(values.map(({ label }) => label));

const sideWords = (one: Estimate, indicator: Indicator): string =>
  m.slice_versus_side({ value: rateText(one.value!, indicator), n: sizeWords(one) });

/** "高 6.2 个百分点". */
export function differenceWords(difference: number, indicator: Indicator): string {
  if (isZero(difference, indicator)) return m.slice_versus_same();
  const words = { size: differenceText(difference, indicator) };
  return difference > 0 ? m.slice_versus_higher(words) : m.slice_versus_lower(words);
}

/** A full count has no sampling error, and what nobody knows the error of cannot be told. */
export function toldWords({ interval, p, told }: NonNullable<Versus['found']>, { format }: Indicator): string {
  if (told === 'certain') return m.slice_versus_certain();
  const [lower, upper] = (interval ?? []).map((limit) => formatChange(limit, format));
  const range = lower === undefined ? '' : m.slice_versus_interval({ lower, upper: upper! });
  const chance = { p: p === null || p < 0.0001 ? m.slice_p_small() : `= ${formatNumber(p, 4)}` };
  return range + (told === 'significant' ? m.slice_versus_told(chance) : m.slice_versus_untold(chance));
}
