import type { Estimate } from '../../estimates/estimates';
import type { AreaMark, IndicatorMark } from '../subject';

/** What one area lacks of one indicator. */
export interface ShortfallMark {
  area: AreaMark;
  indicator: IndicatorMark;
  estimate: Estimate;
  /** people whom it concerns; null where nobody counts them */
  people: number | null;
}

export interface ShortfallsSubject {
  /** the largest first */
  rows: ShortfallMark[];
  /** what all areas of the list lack, by coverage and indicator; nothing is added over indicators */
  totals: { label: string; rows: TotalMark[] }[];
  /** pairs of area and indicator that are in no row: in words, how many and why */
  others: string[];
  /** pairs that are no row, for the table: area, indicator, and what is known of them */
  rest: { area: AreaMark; indicator: IndicatorMark; estimate: Estimate | undefined }[];
  /** whether rows are of units, and people a column of their own */
  ofUnits: boolean;
  /** what people are called: 人 */
  people: string;
  selected: { area: string | null; indicator: string | null };
}

export interface TotalMark {
  indicator: IndicatorMark;
  /** what the areas lack together; null where it is not known of any */
  shortfall: number | null;
  people: number | null;
  /** areas that lack any */
  areas: number;
}
