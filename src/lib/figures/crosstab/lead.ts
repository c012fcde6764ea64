import type { Estimate } from '../../estimates/estimates';
import type { Lead } from '../figure';
import { listOf } from '../units/listOf';
import type { Crossing } from './crossing';

/** A cell of a full count leads to its units. */
export function leadOf({ spec, indicators, answers, rows, columns }: Crossing, one: Estimate): Lead {
  const indicator = indicators.find(({ id }) => id === one.indicator)!;
  const isNet = [...rows, ...columns].some(
    ({ code, codes }) => codes !== undefined && code !== null && Object.values(one.group).includes(code)
  );
  const listed =
    one.wave === spec.view.wave && !isNet && !spec.isUnweighted ? listOf(indicator, one.area, one.wave, answers) : null;
  if (listed && 'list' in listed) return { list: { ...listed.list, group: one.group } };
  return { area: one.area === answers.codebook.root ? null : one.area, wave: one.wave };
}
