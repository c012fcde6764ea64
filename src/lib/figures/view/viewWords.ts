import type { Codebook } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { filterWords } from './filters';
import type { View } from './view';

/** Every choice of a view in words, as a sheet of paper says them: wave, comparison, area, base and filters, each behind its name. */
export function viewWords(view: View, codebook: Codebook): string[] {
  const wave = (id: string) => text(codebook.waves.find((one) => one.id === id)?.label ?? {});
  const base = codebook.bases.find(({ name }) => name === view.base);
  const filters = filterWords(codebook, view.filters);
  const choices: [choice: string, chosen: string][] = [
    [m.session_wave(), wave(view.wave)],
    [m.session_compare(), view.compare === null ? m.session_no_comparison() : wave(view.compare)],
    [m.session_area(), text(codebook.areas.find(({ code }) => code === view.area)?.label ?? {})],
    ...(base && codebook.bases.length > 1 ? [[m.session_base(), text(base.label)] as [string, string]] : []),
    ...(filters.length > 0 ? [] : [[m.session_filters(), m.session_no_filters()] as [string, string]])
  ];
  return [...choices.map(([choice, chosen]) => `${choice}${m.figure_colon()}${chosen}`), ...filters];
}
