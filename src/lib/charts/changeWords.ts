import type { Change } from '../estimates/compare/changes';
import { formatChange } from '../i18n/format';
import { m } from '../paraglide/messages';
import type { IndicatorMark } from './subject';

/** A change with its unit, signed only where it may be claimed: "较2013年 +3.1 个百分点（变化显著）", "较2013年变化不显著". */
export function changeWords({ difference, told }: Change, indicator: IndicatorMark, wave: string): string {
  const words = {
    change: formatChange(difference, indicator.format),
    unit: indicator.format === 'number' ? indicator.unit : m.ui_points()
  };
  if (told === 'notSignificant') return m.chart_since({ wave, change: m.chart_change_not_significant() });
  const change = told === 'significant' ? m.chart_change_significant(words) : m.chart_change_sure(words);
  return m.chart_since({ wave, change });
}

/** What may be said of a change, in a table beside its number. */
export function toldWords({ told }: Change): string {
  if (told === 'certain') return m.chart_told_certain();
  return told === 'significant' ? m.chart_told_significant() : m.chart_told_not_significant();
}
