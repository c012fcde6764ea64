import type { Change } from '../../estimates/compare/changes';
import type { Estimate } from '../../estimates/estimates';
import type { IndicatorMark } from '../subject';

/** One indicator with all that is said of it. */
export interface IndicatorRow {
  indicator: IndicatorMark;
  isPart: boolean;
  estimate: Estimate | null;
  change: Change | null;
  /** the other wave's is of another part; '' */
  other: string;
  /** which areas the change is over, where not over all; '' */
  scope: string;
  /** what is divided by what */
  definition: string;
  /** what it rests on, and where that stands; '' */
  basis: string;
  source: string;
}

export interface IndicatorsSubject {
  label: string;
  rows: IndicatorRow[];
}
