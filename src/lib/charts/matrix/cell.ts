import type { Estimate } from '../../estimates/estimates';
import { formatNumber } from '../../i18n/format';
import { faceOf, type Face } from '../face';
import { sentence } from '../sentence';
import type { AreaMark, IndicatorMark } from '../subject';
import { textWidth } from '../textWidth';
import { theme } from '../theme';

export interface MatrixCell {
  indicator: IndicatorMark;
  estimate: Estimate | undefined;
  face: Face;
  x: number;
  width: number;
  text: string;
  /** middles of the sign and of the text */
  signX: number;
  textX: number;
  sentence: string;
  selected: boolean;
}

/** An estimate in its place: the number with the sign of its state before it. */
export function matrixCell(
  area: AreaMark,
  indicator: IndicatorMark,
  estimate: Estimate | undefined,
  place: { x: number; width: number; selected: boolean }
): MatrixCell {
  const face = faceOf(estimate);
  const text = estimate?.value == null ? '' : cellNumber(estimate.value, indicator, place.width);
  const signed = face !== 'plain' && face !== 'unreliable';
  const middle = place.x + place.width / 2;
  const textSize = textWidth(text, theme.size.label);
  const whole = textSize + (signed && text ? 12 : 0);
  return {
    indicator,
    estimate,
    face,
    x: place.x + 1.5,
    width: place.width - 3,
    text,
    signX: text ? middle - whole / 2 + 4.5 : middle,
    textX: middle + (whole - textSize) / 2,
    sentence: sentence(area, indicator, estimate),
    selected: place.selected
  };
}

/** One decimal where the column has room for it and for the sign, and the number is not 100. */
function cellNumber(value: number, indicator: IndicatorMark, width: number): string {
  if (indicator.format === 'number') return formatNumber(value, Math.abs(value) < 100 ? 1 : 0);
  const scaled = value * 100;
  const digits = width >= 40 && scaled > -9.95 && scaled < 99.95 ? 1 : 0;
  return formatNumber(scaled, digits);
}
