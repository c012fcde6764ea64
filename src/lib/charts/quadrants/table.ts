import { m } from '../../paraglide/messages';
import { estimateCells, estimateHead, type Table } from '../table';
import { cornerOf, type QuadrantsSubject } from './subject';

/** Every area with both indicators, and what its quadrant calls for; the smaller ones after the others. */
export function quadrantsTable({ dots, small, smallLabel, indicators, actions }: QuadrantsSubject): Table {
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      ...indicators.flatMap((indicator) => estimateHead(indicator)),
      m.chart_quadrants_action()
    ],
    rows: [...dots.map((dot) => ({ ...dot, kind: '' })), ...small.map((dot) => ({ ...dot, kind: smallLabel }))].map(
      ({ label, kind, pair }) => {
        const corner = cornerOf(pair);
        return [
          label,
          kind,
          ...indicators.flatMap((indicator, at) => estimateCells(pair[at], indicator)),
          corner === null ? m.chart_quadrants_unjudged() : actions[corner]
        ];
      }
    )
  };
}
