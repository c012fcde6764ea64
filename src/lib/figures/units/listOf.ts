import { readMark } from '../../charts/mark';
import type { Codebook, Indicator } from '../../codebook/codebook';
import { unlistable, type Unlisted } from '../../estimates/units/unitList';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { Estimate } from '../../estimates/estimates';
import type { Group } from '../../estimates/place';
import { estimateAt } from '../estimateAt';
import type { Figure } from '../figure';
import type { ListChoice } from '../view/view';

/** A number's list of units, or why there is none. */
export type ListOf = { indicator: Indicator } & ({ list: ListChoice } | { unlisted: Unlisted });

/** The lists behind a mark of a figure: one an indicator that it is of; none of a mark that stands for no number, or for no rows. */
export function listsOf(mark: string, figure: Figure, answers: Answers): ListOf[] {
  const { spec, indicators } = figure;
  const { area, indicator, group, wave } = readMark(mark);
  const isSlice = spec.kind === 'crosstab';
  // a list is of the wave that is looked at
  if (area === null || (wave !== null && wave !== spec.view.wave)) return [];
  const known = (id: string) =>
    answers.indicator(id) ?? (isSlice ? indicators.find((one) => one.id === id) : undefined);
  const meant = indicator === null ? indicators : [known(indicator)].filter((one) => one !== undefined);
  return meant.flatMap((one) => {
    const estimate = estimateAt({ area, indicator: one.id, group, wave }, figure, answers);
    return (isSlice ? listOfCell(one, estimate, answers) : listAt(one, area, group, estimate, answers)) ?? [];
  });
}

/** The list of one number; null where nothing was reported. */
export const listOf = (indicator: Indicator, area: string, wave: string, answers: Answers): ListOf | null =>
  listAt(indicator, area, {}, answers.estimate(indicator.id, wave, area), answers);

/** The same of a cell of a slice, which may be of a definition that no file has: then who is of it comes first. */
export function listOfCell(indicator: Indicator, estimate: Estimate | null, answers: Answers): ListOf | null {
  if (!estimate) return null;
  const { area, group } = estimate;
  const isListed = answers.codebook.indicators.some(({ id }) => id === indicator.id);
  return listAt(indicator, area, group, estimate, answers, isListed ? 'lacking' : 'met');
}

function listAt(
  indicator: Indicator,
  area: string,
  group: Group,
  estimate: Estimate | null,
  answers: Answers,
  side?: 'lacking' | 'met'
): ListOf | null {
  // what no file lists has no list of its own, but in a slice
  if (!side && !answers.codebook.indicators.some(({ id }) => id === indicator.id)) return null;
  const unlisted = unlistedOf(answers.codebook, indicator);
  if (unlisted) return { indicator, unlisted };
  const hasRows =
    estimate !== null && (estimate.n ?? 0) + (estimate.nonresponse ?? 0) + (estimate.notEligible ?? 0) > 0;
  return hasRows ? { indicator, list: { indicator: indicator.id, area, side: side ?? 'lacking', group } } : null;
}

function unlistedOf({ tables }: Codebook, indicator: Indicator): Unlisted | null {
  const table = tables.find(({ name }) => name === indicator.table);
  return table ? unlistable(indicator, table) : 'unknown';
}

export const unlistedText: Record<Unlisted, () => string> = {
  unknown: m.units_unlisted_unknown,
  persons: m.units_unlisted_persons,
  areas: m.units_unlisted_areas,
  parts: m.units_unlisted_parts,
  unsliceable: m.units_unlisted_unsliceable,
  notReported: m.units_unlisted_notReported
};
