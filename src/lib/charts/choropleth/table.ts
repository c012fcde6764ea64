import { m } from '../../paraglide/messages';
import { tilesTable } from '../tiles/table';
import type { Table } from '../table';
import type { ChoroplethSubject } from './layout';

/** The map as a table: every area, also those that the boundary file does not know. */
export function choroplethTable({ estimates, match, indicator }: ChoroplethSubject): Table {
  const drawn = match.matched.map((pair) => pair.area);
  const { head, rows } = tilesTable({ estimates, areas: [...drawn, ...match.areasWithoutShape], indicator });
  return {
    head: [...head, m.chart_column_on_map()],
    rows: rows.map((row, i) => [...row, i < drawn.length ? m.chart_yes() : m.chart_no()])
  };
}
