import type { Change } from '../../estimates/compare/changes';
import type { Estimate } from '../../estimates/estimates';
import type { AreaMark, CoverageMark, IndicatorMark } from '../subject';

/** One indicator of the area, beside the whole and its peers. */
export interface ProfileRow {
  indicator: IndicatorMark;
  estimate: Estimate | null;
  whole: Estimate | null;
  /** of the other areas of its kind */
  peers: Estimate[];
  /** the area less the whole; null where they may not be compared, and of the whole itself */
  beside: Change | null;
  /** since the wave that is compared with */
  change: Change | null;
}

export interface ProfileSubject {
  area: AreaMark;
  /** of the areas that a slide like this may be about */
  names: string[];
  /** null where the area is the whole */
  whole: AreaMark | null;
  /** what its peers are called; '' of the whole, whose dots are all its areas */
  kind: string;
  groups: { coverage: CoverageMark; rows: ProfileRow[] }[];
  previousWave: string | null;
  /** of the row that is looked at */
  selected: string | null;
}
