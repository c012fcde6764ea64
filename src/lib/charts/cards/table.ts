import { m } from '../../paraglide/messages';
import { indicatorCells, indicatorHead } from '../indicatorTable';
import type { Table } from '../table';
import type { CardsSubject } from './subject';

/** The cards as a table: each headline with what stands under it. */
export function cardsTable({ cards }: CardsSubject): Table {
  const [first] = cards;
  if (!first) return { head: [], rows: [] };
  const [indicator, ...head] = indicatorHead(first.indicator);
  return {
    head: [indicator!, m.chart_column_coverage(), ...head],
    rows: cards.flatMap((card) =>
      [card, ...card.supporting].map((one) => {
        const [label, ...cells] = indicatorCells(one.indicator, one.estimate, one.change);
        return [label!, card.heading, ...cells];
      })
    )
  };
}
