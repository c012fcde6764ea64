import type { Change } from '../../estimates/compare/changes';
import type { Estimate } from '../../estimates/estimates';
import type { IndicatorMark } from '../subject';

/** Why a wave has no point: nothing of it is open · its table lacks what the indicator is made of. */
export type Absence = 'closed' | 'notAsked';

export interface TrendWave {
  id: string;
  label: string;
  /** ms; null where the survey does not say when it was */
  date: number | null;
}

export interface TrendPoint {
  /** place among the waves */
  wave: number;
  estimate: Estimate | null;
  absence: Absence | null;
  /** since the point that it is joined to */
  change: Change | null;
  /** why it is not joined to the point before; '' where it is, and of the first */
  broken: string;
  /** name of its mark; null of one that cannot be pressed */
  mark: string | null;
}

/** One area over the waves, a point a wave. */
export interface TrendLine {
  label: string;
  isMain: boolean;
  points: TrendPoint[];
}

export interface TrendSubject {
  label: string;
  indicator: IndicatorMark;
  waves: TrendWave[];
  lines: TrendLine[];
  /** place of the wave that is looked at */
  selected: number;
}

export type Known = TrendPoint & { estimate: Estimate & { value: number } };

/** It has a value that may stand in a line: what is in conflict may not. */
export const isKnown = (point: TrendPoint): point is Known =>
  point.estimate !== null && point.estimate.value !== null && point.estimate.state !== 'conflict';
