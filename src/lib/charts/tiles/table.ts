import { m } from '../../paraglide/messages';
import { estimateFinder } from '../subject';
import { estimateCells, estimateHead, type Table } from '../table';
import type { TilesSubject } from './layout';

/** A map as a table, areas in the order of the register. */
export function tilesTable({ estimates, areas, indicator }: TilesSubject): Table {
  const find = estimateFinder(estimates);
  return {
    head: [m.chart_column_area(), ...estimateHead(indicator)],
    rows: areas.map((area) => [area.label, ...estimateCells(find(indicator.id, area.code), indicator)])
  };
}
