import type { Estimate } from '../../estimates/estimates';
import { appearanceOf, type Appearance } from '../appearance';
import { valueScale } from '../scale';
import { sentence, shownTarget } from '../sentence';
import type { AreaMark, IndicatorMark } from '../subject';

export interface BulletSubject {
  estimate: Estimate | undefined;
  /** the same of the wave before */
  previous?: Estimate | undefined;
  area: AreaMark;
  indicator: IndicatorMark;
}

export interface BulletLayout {
  appearance: Appearance;
  sentence: string;
  track: { x: number; width: number };
  bar: { x: number; width: number } | null;
  target: number | null;
  dot: number | null;
}

const margin = 4;

/** One value on its scale, with target and last wave: x positions in px for a bar of this width. */
export function bulletLayout({ estimate, previous, area, indicator }: BulletSubject, width: number): BulletLayout {
  const known = [estimate, previous].filter((one) => one !== undefined);
  // bars that stand side by side are compared by eye: every percentage on the same scale
  const scale = valueScale(indicator, known, [margin, width - margin], 0);
  const target = shownTarget(estimate, indicator);
  const zero = scale(0);
  const value = estimate?.value == null ? null : scale(estimate.value);
  return {
    appearance: appearanceOf(estimate),
    sentence: sentence(area, indicator, estimate),
    track: { x: margin, width: width - 2 * margin },
    bar: value === null ? null : { x: Math.min(zero, value), width: Math.abs(value - zero) },
    target: target === null ? null : scale(target),
    dot: previous?.value == null || previous.state === 'conflict' ? null : scale(previous.value)
  };
}
