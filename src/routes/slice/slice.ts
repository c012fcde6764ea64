import type { Codebook } from '$lib/codebook/codebook';
import { AREAS, columnDimensions, needsColumns, rowDimensions, type Dimension } from '$lib/figures/crosstab/dimension';
import type { FigureSpec } from '$lib/figures/kinds';
import { readMeasure, type Measure } from '$lib/figures/crosstab/measure';
import { viewOf, type PageView } from '$lib/figures/view/view';

export interface SlicePage {
  spec: Extract<FigureSpec, { kind: 'crosstab' }>;
  measure: Measure;
  /** what the rows can be, and the columns beside them */
  rows: Dimension[];
  columns: Dimension[];
  /** a table that says nothing without columns has some */
  needsColumns: boolean;
}

/** What the page crosses: as it is chosen, else the survey's first way to look at units, of what is looked at. */
export function slice(page: PageView, codebook: Codebook, waves: string[]): SlicePage {
  const { indicator } = page;
  const own = readMeasure(page.counted, indicator, codebook);
  const measure = own ?? readMeasure(null, indicator, codebook)!;
  const rows = rowDimensions(codebook, measure, waves);
  const usual = [page.rows, ...(codebook.gaps.steps?.by ?? []).map(columnOf), rows[0]?.name, AREAS];
  const row = usual.find((name) => rows.some((one) => one.name === name))!;
  const columns = columnDimensions(codebook, measure, row, waves);
  const wanted = needsColumns(measure) ? [page.columns, columns[0]?.name] : [page.columns];
  const column = wanted.find((name) => columns.some((one) => one.name === name)) ?? null;
  return {
    spec: {
      version: 1,
      kind: 'crosstab',
      view: { ...viewOf(page), compare: null },
      indicator,
      measure: own ? page.counted : null,
      rows: row,
      columns: column,
      isUnweighted: page.weights === 'off'
    },
    measure,
    rows,
    columns,
    needsColumns: needsColumns(measure)
  };

  function columnOf(filter: string): string | undefined {
    return codebook.filters.find(({ name }) => name === filter)?.columns[measure.table];
  }
}
