import type { Codebook } from '../../codebook/codebook';
import { reportingAreas } from '../../codebook/reporting';
import type { StoredTable } from '../../tables/store/stored';
import type { NumberPlace } from '../../estimates/units/rowsBehind';
import type { Side } from '../../estimates/units/side';
import { filterChoices } from './filters';

/** What a person chose to see, as an address holds it; everything else follows from it and the tables. Null means "the default". */
export interface Choices {
  survey: string | null;
  wave: string | null;
  /** a wave, or NO_COMPARISON */
  compare: string | null;
  area: string | null;
  indicator: string | null;
  base: string | null;
  /** indicator whose gap orders the matrix */
  sort: string | null;
  /** whether shortfalls are counted in units or in people */
  measure: string | null;
  /** the coverage, and the kind of area, whose shortfalls are listed */
  coverage: string | null;
  kind: string | null;
  /** what is folded and has been opened, joined by - */
  open: string | null;
  /** filter by whose values combinations are looked at */
  by: string | null;
  /** step whose loss orders the areas */
  drop: string | null;
  /** indicator that visits are to raise */
  visit: string | null;
  /** a target that somebody tries out, in per cent */
  goal: string | null;
  /** what an indicator is looked at by, and what that is crossed with */
  rows: string | null;
  columns: string | null;
  /** what of the rows is seen, where it is no indicator */
  counted: string | null;
  /** 'off': rows weigh 1 */
  weights: string | null;
  /** which chart a table is seen as */
  seen: string | null;
  /** how the values of its rows and columns are put together, hidden and ordered (`writeArrangement`) */
  rowsAs: string | null;
  columnsAs: string | null;
  /** rows by their first column, 'down' or 'up' */
  order: string | null;
  /** 'on': columns have letters, and cells those of the columns that they are above */
  letters: string | null;
  /** values of the rows or columns that are seen together beside the rest (`writeChosen`) */
  chosen: string | null;
  /** 'on': waves are compared over the units that answered in both */
  matched: string | null;
  /** definitions of a person's own that it names, as a file of them has them: a link takes them with it */
  defined: string | null;
  filters: Record<string, string[]>;
  /** the list of units that lies over the page; null: none does */
  list: ListChoice | null;
}

/** Which units are listed; needed: of those that lack, the ones that the target needs. */
export interface ListChoice extends NumberPlace {
  side: Side | 'needed';
}

/** Leaves everything open. */
export const NO_CHOICES: Choices = {
  survey: null,
  wave: null,
  compare: null,
  area: null,
  indicator: null,
  base: null,
  sort: null,
  measure: null,
  coverage: null,
  kind: null,
  open: null,
  by: null,
  drop: null,
  visit: null,
  goal: null,
  rows: null,
  columns: null,
  counted: null,
  weights: null,
  seen: null,
  rowsAs: null,
  columnsAs: null,
  order: null,
  letters: null,
  chosen: null,
  matched: null,
  defined: null,
  filters: {},
  list: null
};

/** What is looked at, every choice made: it means the same next year. */
export interface View {
  survey: string;
  wave: string;
  compare: string | null;
  area: string;
  base: string;
  filters: Record<string, string[]>;
}

/** A view with what a page chooses for single figures of it. */
export interface PageView extends View {
  indicator: string;
  sort: string | null;
  measure: Measured;
  coverage: string | null;
  kind: string | null;
  open: string[];
  by: string | null;
  drop: string | null;
  visit: string | null;
  /** 0..1 */
  goal: number | null;
  rows: string | null;
  columns: string | null;
  counted: string | null;
  weights: string | null;
  seen: string | null;
  rowsAs: string | null;
  columnsAs: string | null;
  order: string | null;
  letters: string | null;
  chosen: string | null;
  matched: string | null;
}

/** What a shortfall is counted in. */
export type Measured = 'people' | 'units';

export const NO_COMPARISON = '-';

/** Ids of the waves that have tables, in the order of the survey. */
export function wavesOf({ codebook, stored }: { codebook: Codebook; stored: Pick<StoredTable, 'wave'>[] }): string[] {
  return codebook.waves.map(({ id }) => id).filter((id) => stored.some(({ wave }) => wave === id));
}

/**
 * Fills in what the choices leave open and drops what this survey does not have: a link may come from another survey or an
 * older version.
 * @param waves ids of the waves that have tables, in the order of the survey
 */
export function resolveView(choices: Choices, codebook: Codebook, waves: string[]): PageView | null {
  const wave = waves.find((id) => id === choices.wave) ?? waves.at(-1);
  const fallback = codebook.coverages[0]?.headline ?? codebook.indicators[0]?.id;
  const known = (id: string | null | undefined) => codebook.indicators.find((indicator) => indicator.id === id)?.id;
  const indicator = known(choices.indicator) ?? known(fallback);
  if (wave === undefined || indicator === undefined) return null;
  const earlier = waves[waves.indexOf(wave) - 1] ?? null;
  const asked = waves.find((id) => id === choices.compare && id !== wave);
  return {
    survey: codebook.id,
    wave,
    compare: choices.compare === NO_COMPARISON ? null : (asked ?? earlier),
    area: reportingAreas(codebook).find(({ code }) => code === choices.area)?.code ?? codebook.root,
    indicator,
    base: codebook.bases.find(({ name }) => name === choices.base)?.name ?? codebook.bases[0]?.name ?? '',
    sort: known(choices.sort) ?? null,
    measure: choices.measure === 'units' ? 'units' : 'people',
    coverage: codebook.coverages.find(({ name }) => name === choices.coverage)?.name ?? null,
    kind: codebook.areaTypes.find(({ name, reporting }) => reporting && name === choices.kind)?.name ?? null,
    open: choices.open?.split('-') ?? [],
    by: codebook.gaps.steps?.by.find((name) => name === choices.by) ?? null,
    drop: codebook.overview.funnel.find(({ indicator }) => indicator === choices.drop)?.indicator ?? null,
    visit: codebook.gaps.visits.find(({ indicator }) => indicator === choices.visit)?.indicator ?? null,
    goal: goalOf(choices.goal),
    rows: choices.rows,
    columns: choices.columns,
    counted: choices.counted,
    weights: choices.weights,
    seen: choices.seen,
    rowsAs: choices.rowsAs,
    columnsAs: choices.columnsAs,
    order: choices.order,
    letters: choices.letters,
    chosen: choices.chosen,
    matched: choices.matched,
    filters: knownFilters(choices.filters, codebook)
  };
}

/** A whole number of per cent, as a link has it, as a share; null of all else. */
function goalOf(written: string | null): number | null {
  return written !== null && /^\d{1,3}$/.test(written) && Number(written) <= 100 ? Number(written) / 100 : null;
}

/** The view alone, for a figure that has nothing to do with what the page chooses beside it. */
export const viewOf = ({ survey, wave, compare, area, base, filters }: View): View => ({
  survey,
  wave,
  compare,
  area,
  base,
  filters
});

function knownFilters(filters: Record<string, string[]>, codebook: Codebook): Record<string, string[]> {
  const known: Record<string, string[]> = {};
  for (const filter of codebook.filters) {
    const codes = new Set(filterChoices(codebook, filter.name).map(({ name }) => name));
    const chosen = (filters[filter.name] ?? []).filter((code) => codes.has(code));
    if (chosen.length) known[filter.name] = chosen;
  }
  return known;
}
