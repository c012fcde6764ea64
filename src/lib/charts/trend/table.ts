import { formatChange } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { toldWords } from '../changeWords';
import { estimateCells, estimateHead, valueCell, withoutUnits, type Table, type TableCell } from '../table';
import type { TrendSubject } from './subject';
import { withoutWords } from './words';

/** A row an area and wave. */
export function trendTable({ lines, waves, indicator }: TrendSubject): Table {
  return {
    head: [
      m.chart_column_area(),
      m.session_wave(),
      ...estimateHead(indicator),
      m.chart_column_since(),
      m.chart_column_told(),
      m.chart_column_remark()
    ],
    rows: lines.flatMap(({ label, points }) =>
      points.map((point): TableCell[] => [
        label,
        waves[point.wave]!.label,
        // units are listed of the wave that is looked at
        ...estimateCells(point.estimate ?? undefined, indicator).map(withoutUnits),
        valueCell(point.change?.difference, indicator.format, formatChange),
        point.change ? toldWords(point.change) : '',
        [point.absence === null ? '' : withoutWords(point), point.broken].filter(Boolean).join(m.chart_comma())
      ])
    )
  };
}
