import { reportingAreas } from '../../codebook/reporting';
import { m } from '../../paraglide/messages';
import type { Survey } from '../survey';
import { resolveView, wavesOf, NO_CHOICES, NO_COMPARISON, viewOf, type View } from './view';

/**
 * A view as it was saved, in the survey that is open. A wave, an area or a filter that is not there any more is not replaced by
 * another one: what stood on the picture must not become something else.
 */
export function resolveSavedView(saved: unknown, survey: Survey): View | { fault: string } {
  if (!isView(saved)) return { fault: m.figure_spec_unknown() };
  const { codebook } = survey;
  const waves = wavesOf(survey);
  if (saved.survey !== codebook.id) return { fault: m.figure_spec_survey({ survey: saved.survey }) };
  const gone = [saved.wave, saved.compare].find((wave) => wave !== null && !waves.includes(wave));
  if (gone) return { fault: m.figure_spec_wave({ wave: gone }) };
  const areas = [codebook.root, ...reportingAreas(codebook).map(({ code }) => code)];
  if (!areas.includes(saved.area)) return { fault: m.figure_spec_area({ area: saved.area }) };
  const resolved = resolveView({ ...NO_CHOICES, ...saved, compare: saved.compare ?? NO_COMPARISON }, codebook, waves);
  if (!resolved || !sameFilters(saved.filters, resolved.filters)) return { fault: m.figure_spec_filter() };
  return viewOf(resolved);
}

const sameFilters = (a: View['filters'], b: View['filters']): boolean => {
  const said = (filters: View['filters']) =>
    JSON.stringify(
      Object.entries(filters)
        .map(([name, codes]) => [name, [...codes].sort()])
        .sort()
    );
  return said(a) === said(b);
};

function isView(saved: unknown): saved is View {
  if (typeof saved !== 'object' || saved === null) return false;
  const { survey, wave, compare, area, base, filters } = saved as Record<string, unknown>;
  return (
    [survey, wave, area, base].every((one) => typeof one === 'string') &&
    (compare === null || typeof compare === 'string') &&
    typeof filters === 'object' &&
    filters !== null &&
    Object.values(filters).every((codes) => Array.isArray(codes) && codes.every((code) => typeof code === 'string'))
  );
}
