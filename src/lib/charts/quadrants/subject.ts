import type { Estimate } from '../../estimates/estimates';
import { appearanceOf } from '../appearance';
import type { IndicatorMark } from '../subject';

/** Which of two targets are reached. */
export type Corner = 'both' | 'first' | 'second' | 'neither';

/** An area by its two estimates. */
export interface QuadrantDot {
  key: string;
  label: string;
  pair: [Estimate | undefined, Estimate | undefined];
  sentence: string;
}

export interface QuadrantsSubject {
  label: string;
  /** across, and up */
  indicators: [IndicatorMark, IndicatorMark];
  /** named where they stand, the first before the others where there is little room */
  dots: QuadrantDot[];
  /** areas in those, named when somebody points at them */
  small: QuadrantDot[];
  /** what these are */
  smallLabel: string;
  /** what each quadrant calls for */
  actions: Record<Corner, string>;
  selected: string[];
}

/** Where a pair stands to its targets; null where that cannot be told of one of them. */
export function cornerOf(pair: QuadrantDot['pair']): Corner | null {
  const [first, second] = pair.map(isReached);
  if (first === null || second === null) return null;
  if (first) return second ? 'both' : 'first';
  return second ? 'second' : 'neither';
}

/** It has a place: both have a value. One in conflict has none, or it would be told of nothing real. */
export const isPlaced = ({ pair }: QuadrantDot): boolean =>
  pair.every((one) => one?.value != null && one.state !== 'conflict');

function isReached(one: Estimate | undefined): boolean | null {
  const appearance = appearanceOf(one);
  if (appearance === 'reached') return true;
  return appearance === 'near' || appearance === 'below' ? false : null;
}
