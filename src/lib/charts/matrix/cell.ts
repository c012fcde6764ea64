import type { Estimate } from '../../estimates/estimates';
import { formatNumber } from '../../i18n/format';
import { appearanceOf, type Appearance } from '../appearance';
import { sentence } from '../sentence';
import type { AreaMark, IndicatorMark } from '../subject';
import { textWidth } from '../text/textWidth';
import { theme } from '../theme';

export interface MatrixCell {
  indicator: IndicatorMark;
  estimate: Estimate | undefined;
  appearance: Appearance;
  x: number;
  width: number;
  text: string;
  /** middles of the glyph and of the text */
  glyphX: number;
  textX: number;
  sentence: string;
  selected: boolean;
}

/** An estimate in its place: the number with the glyph of its state before it. */
export function matrixCell(
  area: AreaMark,
  indicator: IndicatorMark,
  estimate: Estimate | undefined,
  place: { x: number; width: number; selected: boolean }
): MatrixCell {
  const appearance = appearanceOf(estimate);
  const text = estimate?.value == null ? '' : cellNumber(estimate.value, indicator, place.width);
  const hasGlyph = appearance !== 'plain' && appearance !== 'unreliable';
  const middle = place.x + place.width / 2;
  const textSize = textWidth(text, theme.size.label);
  const whole = textSize + (hasGlyph && text ? 12 : 0);
  return {
    indicator,
    estimate,
    appearance,
    x: place.x + 1.5,
    width: place.width - 3,
    text,
    glyphX: text ? middle - whole / 2 + 4.5 : middle,
    textX: middle + (whole - textSize) / 2,
    sentence: sentence(area, indicator, estimate),
    selected: place.selected
  };
}

/** One decimal where the column has room for it and for the glyph, and the number is not 100. */
function cellNumber(value: number, indicator: IndicatorMark, width: number): string {
  if (indicator.format === 'number') return formatNumber(value, Math.abs(value) < 100 ? 1 : 0);
  const scaled = value * 100;
  const digits = width >= 40 && scaled > -9.95 && scaled < 99.95 ? 1 : 0;
  return formatNumber(scaled, digits);
}
