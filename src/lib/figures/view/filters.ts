import type { Choice, Codebook, TableSpec } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** The codes a filter offers: those of the first table that has it, without the codes that say "no answer". */
export function filterChoices(codebook: Codebook, name: string): Choice[] {
  const filter = codebook.filters.find((candidate) => candidate.name === name);
  const [table, column] = Object.entries(filter?.columns ?? {})[0] ?? [];
  const question = codebook.tables
    .find((spec) => spec.name === table)
    ?.variables.find((candidate) => candidate.name === column);
  return (codebook.choices.get(question?.list ?? '') ?? []).filter(({ missing }) => missing === null);
}

/** The tables that this filter can keep rows of beside the others that are on: of persons one filter at a time. */
export function filterTables(
  { filters, tables }: Pick<Codebook, 'filters' | 'tables'>,
  name: string,
  chosen: Record<string, string[]>
): TableSpec[] {
  const others = filters.filter((one) => one.name !== name && (chosen[one.name] ?? []).length > 0);
  const own = filters.find((one) => one.name === name);
  return tables.filter(
    (table) =>
      [own, ...others].every((one) => one?.columns[table.name]) && (table.hideBelow === 0 || others.length === 0)
  );
}

/** "单位类型：企业、事业单位": each filter that is on. */
export function filterWords(codebook: Codebook, filters: Record<string, string[]>): string[] {
  return codebook.filters
    .filter(({ name }) => (filters[name] ?? []).length > 0)
    .map(({ name, label }) => {
      const chosen = filterChoices(codebook, name).filter((choice) => filters[name]!.includes(choice.name));
      const words = chosen.map((choice) => text(choice.label)).join(m.ui_list_separator());
      return `${text(label)}${m.figure_colon()}${words}`;
    });
}

/** What each definition of this machine means that a figure is made with, however it names it. */
export function ownMeanings({ filters }: Pick<Codebook, 'filters'>, made: unknown): string[] {
  const own = filters.filter(({ isOwn }) => isOwn);
  const written = own.length > 0 ? JSON.stringify(made) : '';
  return own
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(written))
    .map(({ label, meaning }) => text(label) + m.figure_colon() + text(meaning ?? {}));
}
