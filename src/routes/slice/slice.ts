import type { Codebook } from '$lib/codebook/codebook';
import { AREAS, dimensions, isOfPersons, WAVES, type Dimension } from '$lib/figures/crosstab/dimension';
import type { FigureSpec } from '$lib/figures/kinds';
import { viewOf, type PageView } from '$lib/figures/view/view';

export interface SlicePage {
  spec: Extract<FigureSpec, { kind: 'crosstab' }>;
  /** what the rows can be, and the columns beside them */
  rows: Dimension[];
  columns: Dimension[];
}

/** What the page crosses: as it is chosen, else the survey's first way to look at units, of the indicator that is looked at. */
export function slice(page: PageView, codebook: Codebook, waves: string[]): SlicePage {
  const { indicator } = page;
  const known = codebook.indicators.find(({ id }) => id === indicator)!;
  const all = dimensions(codebook, known, waves);
  const rows = all.filter(({ name }) => name !== WAVES);
  const usual = [page.rows, ...(codebook.gaps.steps?.by ?? []).map(columnOf), rows[0]?.name, AREAS];
  const row = usual.find((name) => rows.some((one) => one.name === name))!;
  const isVariable = (name: string) => name !== AREAS && name !== WAVES;
  const isAlone = isOfPersons(codebook, known) && isVariable(row);
  const columns = all.filter(({ name }) => name !== row && !(isAlone && isVariable(name)));
  const column = columns.find(({ name }) => name === page.columns)?.name ?? null;
  return {
    spec: {
      version: 1,
      kind: 'crosstab',
      view: { ...viewOf(page), compare: null },
      indicator,
      rows: row,
      columns: column
    },
    rows,
    columns
  };

  function columnOf(filter: string): string | undefined {
    return codebook.filters.find(({ name }) => name === filter)?.columns[known.table];
  }
}
