import type { Codebook, ShownFigure, ShownGroup } from '../codebook/codebook';
import type { EstimateQuery } from '../estimates/ask';
import { m } from '../paraglide/messages';
import type { View } from './view/view';

/** A figure of answers and the group that it stands in; null of a name that is none's. */
export function groupOf({ shown }: Codebook, name: string): { group: ShownGroup; figure: ShownFigure } | null {
  for (const group of shown.groups) {
    const figure = group.figures.find((one) => one.name === name);
    if (figure) return { group, figure };
  }
  return null;
}

/** The name that a saved spec has, of a figure of these types; a sentence where the survey has none. */
export function savedFigure(
  name: unknown,
  codebook: Codebook,
  types: readonly ShownFigure['type'][]
): { name: string } | { fault: string } {
  const found = typeof name === 'string' ? groupOf(codebook, name) : null;
  return found && types.includes(found.figure.type) ? { name: found.figure.name } : { fault: m.figure_spec_unknown() };
}

/** All that a figure of answers asks. */
export const questionOf = ({ wave, filters, base }: View, codebook: Codebook, name: string): EstimateQuery => ({
  waves: [wave],
  filters,
  base,
  indicators: groupOf(codebook, name)!.figure.rows.flatMap(({ definitions }) => definitions.map(({ id }) => id))
});
