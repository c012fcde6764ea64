import type { Change } from '../../estimates/compare/changes';
import type { Estimate } from '../../estimates/estimates';
import type { AreaMark, IndicatorMark } from '../subject';

/** One coverage at a glance. */
export interface CardSubject {
  heading: string;
  indicator: IndicatorMark;
  estimate: Estimate | null;
  /** to the other wave; null when there is none */
  change: Change | null;
  /** why there is none; '' when none was asked for */
  without: string;
  /** which areas the change is over, where not over all; '' */
  scope: string;
  /** what a reader must know of the rows behind the value */
  notes: string[];
  /** why the areas together lack another number than the whole */
  shortfallNote: string | null;
  /** the same of the other wave, for a dot; null where it may not stand beside the bar */
  previous: Estimate | null;
  supporting: { indicator: IndicatorMark; estimate: Estimate | null; change: Change | null }[];
}

export interface CardsSubject {
  area: AreaMark;
  /** its label, where one is compared with */
  previousWave: string | null;
  cards: CardSubject[];
}
