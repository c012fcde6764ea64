import type { Estimate } from '../../estimates/estimates';
import type { AreaMark, CoverageMark, IndicatorMark, AreaTypeMark } from '../subject';

export interface MatrixSubject {
  /** of one wave */
  estimates: Estimate[];
  areas: AreaMark[];
  /** the total that the areas are parts of: the first row, in no order and in no count of areas */
  total?: AreaMark;
  areaTypes: AreaTypeMark[];
  /** the columns; drawn under their coverages */
  indicators: IndicatorMark[];
  coverages: CoverageMark[];
  /** id of the indicator whose largest shortfall comes first; without it the rows keep the order of the register */
  sort?: string | null;
  /** only so many areas: those with the largest shortfall, or with most targets missed */
  worst?: number | null;
  selected?: { area?: string | null; indicator?: string | null };
}
