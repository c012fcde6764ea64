import type { Estimate } from '../../estimates/estimates';
import { formatCountOf } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { shortfallWords } from '../sentence';
import type { IndicatorMark } from '../subject';

/** How it is said what an area lacks. */
export interface ShortfallWay {
  place: 'beside' | 'under';
  of: (indicator: IndicatorMark, code: string) => string;
  /** over numbers that say nothing of what they are */
  head: string | null;
}

type Find = (indicator: string, code: string) => Estimate | undefined;

/** All ways, the longest words first, numbers under a head last. @param isHigh rows have room for two lines */
export function shortfallWays(find: Find, isHigh: boolean): ShortfallWay[] {
  const words =
    (counted: boolean): ShortfallWay['of'] =>
    (indicator, code) =>
      shortfallWords(find(indicator.id, code), indicator, counted);
  const number: ShortfallWay['of'] = (indicator, code) => {
    const estimate = find(indicator.id, code);
    return estimate?.shortfall && words(false)(indicator, code)
      ? formatCountOf(estimate.shortfall, indicator.count)
      : '';
  };
  return [
    { place: 'beside', of: words(true), head: null },
    { place: 'beside', of: words(false), head: null },
    ...(isHigh
      ? [true, false].map((counted): ShortfallWay => ({ place: 'under', of: words(counted), head: null }))
      : []),
    { place: 'beside', of: number, head: m.chart_panels_lacking() }
  ];
}
