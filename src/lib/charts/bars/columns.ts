import type { Estimate } from '../../estimates/estimates';
import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf } from '../appearance';
import type { Frame } from '../frame';
import { shortfallWords, sizeWords } from '../sentence';
import type { IndicatorMark } from '../subject';
import { textWidth } from '../text/textWidth';
import { theme } from '../theme';
import type { BarsSubject } from './subject';

/** x of the ends of the bars and of what stands beside them; `name` is a width. */
export interface BarColumns {
  name: number;
  start: number;
  end: number;
  value: number;
  glyph: number;
  /** 0 where changes are not told or have no room */
  change: number;
  /** the width of the frame where there is no room */
  shortfall: number;
}

/** Bars narrower than this give up the words beside them, and before that a part of the names. */
const shortest = 150;
const shortestOnSlide = 110;

/** Room for names, values, glyphs and, where the bars keep enough of the frame, shortfalls in words. */
export function barColumns(
  subject: BarsSubject,
  present: Estimate[],
  beside: string[],
  changes: string[],
  { width, limited }: Frame
): BarColumns {
  const { areas, indicator } = subject;
  const places = subject.told ? 22 : 0;
  const widest = (texts: string[], size: number) => Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const labels = areas.map((area) => area.label);
  const names = places + Math.min(widest(labels, theme.size.text * 1.04) + 6, width * 0.3);
  const values = present.map((estimate) =>
    estimate.value === null ? '' : formatValue(estimate.value, indicator.format)
  );
  const valueWidth = Math.max(widest(values, theme.size.text * 1.06), widest([subject.wave ?? ''], theme.size.small));
  const widestBeside = widest(beside, theme.size.label);
  const shortfallWidth =
    widestBeside === 0 ? 0 : Math.max(widestBeside, textWidth(m.chart_to_target(), theme.size.small));
  const changeWidth = subject.told ? widest([...changes, changeHead(subject)], theme.size.small) : 0;
  const least = limited ? shortestOnSlide : shortest;
  const placed = (name: number, shortfallWidth: number, changeWidth: number) => {
    const shortfall = shortfallWidth > 0 ? width - shortfallWidth - 4 : width;
    const change = changeWidth > 0 ? shortfall - (shortfallWidth > 0 ? 16 : 4) : 0;
    const before = changeWidth > 0 ? change - changeWidth : shortfall;
    const glyph = shortfallWidth + changeWidth > 0 ? before - 12 : width - 10;
    const value = glyph - 12;
    return { name, start: name + 8, end: value - valueWidth - 16, value, glyph, change, shortfall };
  };
  const narrow = Math.min(names, places + width * 0.22);
  const wide = [
    placed(names, shortfallWidth, changeWidth),
    placed(narrow, shortfallWidth, changeWidth),
    ...(changeWidth > 0 ? [placed(names, 0, changeWidth), placed(narrow, 0, changeWidth)] : [])
  ];
  return wide.find(({ start, end }) => end - start >= least) ?? placed(names, 0, 0);
}

/** What changes are since, and in what. */
export function changeHead({ previousWave, indicator }: BarsSubject): string {
  if (!previousWave) return m.chart_column_change();
  if (indicator.format !== 'number') return m.chart_change_head_points({ wave: previousWave });
  return m.chart_change_head({ wave: previousWave, unit: indicator.unit });
}

/** How far the target is, or how few answers keep it from being judged. */
export function besideWords(estimate: Estimate | undefined, indicator: IndicatorMark): string {
  const appearance = appearanceOf(estimate);
  const size = appearance === 'unreliable' || appearance === 'few' ? sizeWords(estimate) : '';
  return size ? `n=${size}` : shortfallWords(estimate, indicator);
}
