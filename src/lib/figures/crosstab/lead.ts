import type { Estimate } from '../../estimates/estimates';
import type { Lead } from '../figure';
import { listOfCell } from '../units/listOf';
import type { Crossing } from './crossing';

/** A cell of a full count leads to its units. */
export function leadOf({ spec, indicators, answers }: Crossing, one: Estimate): Lead {
  const indicator = indicators.find(({ id }) => id === one.indicator)!;
  const listed = one.wave === spec.view.wave && !spec.isUnweighted ? listOfCell(indicator, one, answers) : null;
  if (listed && 'list' in listed) return { list: listed.list };
  return { area: one.area === answers.codebook.root ? null : one.area, wave: one.wave };
}
