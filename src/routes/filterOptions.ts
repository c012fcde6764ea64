import type { Choice } from '$lib/codebook/codebook';
import { text } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';

/** One line of a filter's menu, and the codes that it stands for. */
export interface FilterOption {
  value: string;
  label: string;
  codes: string[];
}

/** What the menu of a filter offers: all, each of its codes, and several together where a link has chosen them. */
export function filterOptions(choices: Choice[], chosen: string[]): FilterOption[] {
  const of = (codes: string[]): FilterOption => ({
    value: codes.join(' '),
    label: choices.flatMap(({ name, label }) => (codes.includes(name) ? text(label) : [])).join(m.ui_list_separator()),
    codes
  });
  return [
    { value: '', label: m.session_all(), codes: [] },
    ...(chosen.length > 1 ? [of(chosen)] : []),
    ...choices.map(({ name }) => of([name]))
  ];
}
