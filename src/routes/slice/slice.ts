import type { Codebook } from '$lib/codebook/codebook';
import { AREAS, columnDimensions, needsColumns, rowDimensions, type Dimension } from '$lib/figures/crosstab/dimension';
import type { FigureSpec } from '$lib/figures/kinds';
import { canHaveLetters, looksOf, type Look } from '$lib/figures/crosstab/looks';
import { readMeasure, type Measure } from '$lib/figures/crosstab/measure';
import { matchedSpec, type MatchedSpec } from '$lib/figures/crosstab/matched/matchedTable';
import { viewOf, type PageView } from '$lib/figures/view/view';

export interface SlicePage {
  spec: Extract<FigureSpec, { kind: 'crosstab' }>;
  /** the charts that can show it */
  looks: Look[];
  /** its columns can be compared with each other */
  hasLetters: boolean;
  measure: Measure;
  /** what the rows can be, and the columns beside them */
  rows: Dimension[];
  columns: Dimension[];
  /** the same of the units that answered in both waves; null where they cannot be found again */
  matched: MatchedSpec | null;
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
  const isMany = [rows.find(({ name }) => name === row), columns.find(({ name }) => name === column)].some(
    (one) => one?.isMany
  );
  const isSample = codebook.tables.find(({ name }) => name === measure.table)?.design === 'sample';
  const shapes = looksOf({ measure, rows: row, columns: column, isMany, isSample });
  const hasLetters = canHaveLetters({ measure, columns: column, isMany, isSample });
  const spec: SlicePage['spec'] = {
    version: 1,
    kind: 'crosstab',
    view: { ...viewOf(page), compare: null },
    indicator,
    measure: own ? page.counted : null,
    rows: row,
    columns: column,
    isUnweighted: page.weights === 'off',
    seen: shapes.find((one) => one === page.seen) ?? 'bars',
    rowsAs: page.rowsAs,
    columnsAs: column === null ? null : page.columnsAs,
    hasLetters: hasLetters && page.letters === 'on',
    chosen: page.chosen,
    order: page.order === 'down' || page.order === 'up' ? page.order : null
  };
  return {
    spec,
    matched: matchedSpec(spec, page.compare, codebook, waves),
    looks: shapes,
    hasLetters,
    measure,
    rows,
    columns,
    needsColumns: needsColumns(measure)
  };

  function columnOf(filter: string): string | undefined {
    return codebook.filters.find(({ name }) => name === filter)?.columns[measure.table];
  }
}
