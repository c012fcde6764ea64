import type { EquityGap } from '../../estimates/compare/groups';
import { formatChange, formatValue } from '../../i18n/format';
import { rangeText } from '../../i18n/range';
import { m } from '../../paraglide/messages';
import { sentence } from '../sentence';
import { isJudged, type IndicatorMark } from '../subject';
import type { BreakdownRow, BreakdownSubject } from './subject';

/**
 * "公平差距 32.9 个百分点（95% 置信区间 20.1–45.0）", and where a sample cannot tell it that it cannot; '' where no two groups can be
 * compared. Of what is neither good nor bad there is a difference, and no equity gap.
 */
export function gapWords({ gap, indicator }: Pick<BreakdownSubject, 'gap' | 'indicator'>): string {
  if (!gap) return '';
  const untold = gap.told === 'notSignificant' ? m.chart_equity_untold() : '';
  const words = sizeOf(gap, indicator);
  return (isJudged(indicator) ? m.chart_equity(words) : m.chart_spread(words)) + untold;
}

/** The size of the gap with its unit, and of a sample its interval. */
export function sizeOf({ size, interval }: EquityGap, indicator: IndicatorMark) {
  const [lower, upper] = (interval ?? []).map((limit) => formatValue(limit, indicator.format));
  return {
    size: formatValue(size, indicator.format),
    unit: unitOf(indicator),
    range: lower === undefined ? '' : m.chart_equity_range({ range: rangeText(lower, upper!) })
  };
}

export const unitOf = ({ format, unit }: IndicatorMark): string => (format === 'number' ? unit : m.ui_points());

/** A difference to the total; what a sample cannot tell from none is not printed as one. */
export function besideWords({ beside }: BreakdownRow, { format }: IndicatorMark): string {
  if (!beside) return '';
  return beside.told === 'notSignificant' ? m.chart_told_not_significant() : formatChange(beside.difference, format);
}

export function rowSentence(row: BreakdownRow, { indicator, total }: BreakdownSubject): string {
  const { beside } = row;
  const area = { code: '', label: row.label, type: '', column: null, row: null };
  const words = {
    area: total.label,
    size: formatValue(Math.abs(beside?.difference ?? 0), indicator.format),
    unit: unitOf(indicator)
  };
  const said = !beside
    ? ''
    : beside.told === 'notSignificant'
      ? m.chart_profile_same({ area: total.label })
      : beside.difference < 0
        ? m.chart_profile_under(words)
        : m.chart_profile_over(words);
  return [sentence(area, indicator, row.estimate), said].filter(Boolean).join(m.chart_comma());
}
