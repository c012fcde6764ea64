import type { FigurePage } from './figure';
import { kindOf, resolveSpec, type FigureSpec } from './kinds';
import type { Survey } from './survey';
import { NO_CHOICES, type Choices } from './view/view';

/** The page and the choices with which a saved figure stands on it again; a sentence where it cannot. */
export function restore(
  saved: unknown,
  survey: Survey
): { spec: FigureSpec; page: FigurePage; choices: Choices } | { fault: string } {
  const spec = resolveSpec(saved, survey);
  if ('fault' in spec) return spec;
  const { codebook } = survey;
  const { area, base, filters, wave } = spec.view;
  const { page, choices } = kindOf(spec).opens(spec);
  return {
    spec,
    page,
    choices: {
      ...NO_CHOICES,
      survey: codebook.id,
      wave,
      area: area === codebook.root ? null : area,
      base: base === (codebook.bases[0]?.name ?? '') ? null : base,
      filters,
      ...choices
    }
  };
}
