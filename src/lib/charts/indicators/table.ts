import { m } from '../../paraglide/messages';
import { indicatorCells, indicatorHead } from '../indicatorTable';
import type { Table } from '../table';
import type { IndicatorsSubject } from './subject';

/** A row an indicator: its number, what it is held against, and what it means. */
export function indicatorsTable({ rows }: IndicatorsSubject): Table {
  const [first] = rows;
  if (!first) return { head: [], rows: [] };
  return {
    head: ['ID', ...indicatorHead(first.indicator), m.indicators_definition(), m.indicators_basis()],
    rows: rows.map(({ indicator, estimate, change, definition, basis, source }) => [
      indicator.id,
      ...indicatorCells(indicator, estimate, change),
      definition,
      [basis, source ? m.indicators_source({ source }) : ''].filter(Boolean).join(' ')
    ])
  };
}
