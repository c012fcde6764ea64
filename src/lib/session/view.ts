import type { Codebook, Indicator } from '../codebook/codebook';
import type { StoredTable } from '../tables/store/stored';
import { reportingAreas } from '../codebook/reporting';

/** What a person chose to see; everything else follows from it and the tables. Absent means "the default". */
export interface View {
  survey: string | null;
  wave: string | null;
  /** a wave, or NO_COMPARISON */
  compare: string | null;
  area: string | null;
  indicator: string | null;
  base: string | null;
  /** indicator whose gap orders the matrix */
  sort: string | null;
  filters: Record<string, string[]>;
}

/** Leaves everything open. */
export const EMPTY_VIEW: View = {
  survey: null,
  wave: null,
  compare: null,
  area: null,
  indicator: null,
  base: null,
  sort: null,
  filters: {}
};

/** Every choice made: what `resolveView` gives. */
export interface ResolvedView {
  wave: string;
  compare: string | null;
  area: string;
  indicator: Indicator;
  base: string;
  sort: string | null;
  filters: Record<string, string[]>;
}

export const NO_COMPARISON = '-';

/** Ids of the waves that have tables, in the order of the survey. */
export function wavesOf({ codebook, stored }: { codebook: Codebook; stored: StoredTable[] }): string[] {
  return codebook.waves.map(({ id }) => id).filter((id) => stored.some(({ wave }) => wave === id));
}

/**
 * Fills in what the view leaves open and drops what this survey does not have: a link may come from another survey or an
 * older version.
 * @param waves ids of the waves that have tables, in the order of the survey
 */
export function resolveView(view: View, codebook: Codebook, waves: string[]): ResolvedView | null {
  const wave = waves.find((id) => id === view.wave) ?? waves.at(-1);
  const fallback = codebook.coverages[0]?.headline ?? codebook.indicators[0]?.id;
  const named = (id: string | null | undefined) => codebook.indicators.find((indicator) => indicator.id === id);
  const indicator = named(view.indicator) ?? named(fallback);
  if (wave === undefined || !indicator) return null;
  const earlier = waves[waves.indexOf(wave) - 1] ?? null;
  const asked = waves.find((id) => id === view.compare && id !== wave);
  return {
    wave,
    compare: view.compare === NO_COMPARISON ? null : (asked ?? earlier),
    area: reportingAreas(codebook).find(({ code }) => code === view.area)?.code ?? codebook.root,
    indicator,
    base: codebook.bases.find(({ name }) => name === view.base)?.name ?? codebook.bases[0]?.name ?? '',
    sort: named(view.sort)?.id ?? null,
    filters: knownFilters(view.filters, codebook)
  };
}

function knownFilters(filters: Record<string, string[]>, codebook: Codebook): Record<string, string[]> {
  const known: Record<string, string[]> = {};
  for (const filter of codebook.filters) {
    const codes = new Set(filterChoices(codebook, filter.name).map(({ name }) => name));
    const chosen = (filters[filter.name] ?? []).filter((code) => codes.has(code));
    if (chosen.length) known[filter.name] = chosen;
  }
  return known;
}

/** The codes a filter offers: those of the first table that has it, without the codes that say "no answer". */
export function filterChoices(codebook: Codebook, name: string) {
  const filter = codebook.filters.find((candidate) => candidate.name === name);
  const [table, column] = Object.entries(filter?.columns ?? {})[0] ?? [];
  const question = codebook.tables
    .find((spec) => spec.name === table)
    ?.questions.find((candidate) => candidate.name === column);
  return (codebook.choices.get(question?.list ?? '') ?? []).filter(({ missing }) => missing === null);
}
