import type { Estimate } from '../../estimates/estimates';
import type { AreaMark, AreaTypeMark, IndicatorMark } from '../subject';

/** A few indicators by area, side by side: the same rows for all, in the order of the first. */
export interface PanelsSubject {
  /** of one wave */
  estimates: Estimate[];
  /** of the wave that it is compared with */
  previous?: Estimate[];
  /** its label */
  previousWave?: string;
  areas: AreaMark[];
  areaTypes: AreaTypeMark[];
  /** the whole, over the others */
  total: AreaMark;
  indicators: IndicatorMark[];
  selected?: string[];
  label: string;
}
