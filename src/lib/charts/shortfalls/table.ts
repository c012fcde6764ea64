import { formatCount } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { estimateCells, numberCell, type Table, type TableCell } from '../table';
import type { ShortfallsSubject } from './subject';

/** Every pair of area and indicator: the shortfalls as they are ranked, then those that are none or cannot be told. */
export function shortfallsTable({ rows, rest, ofUnits, people }: ShortfallsSubject): Table {
  return {
    head: [
      m.chart_column_area(),
      m.chart_shortfalls_head_indicator(),
      m.chart_shortfalls_column_count(),
      ...(ofUnits ? [m.chart_shortfalls_column_people({ unit: people })] : []),
      m.indicators_value(),
      m.chart_column_state(),
      m.chart_column_n(),
      m.chart_column_numerator(),
      m.chart_column_denominator(),
      m.chart_column_target(),
      m.chart_column_gap()
    ],
    rows: [...rows.map((row) => ({ ...row })), ...rest.map((row) => ({ ...row, people: null }))].map(
      ({ area, indicator, estimate, people }): TableCell[] => {
        const [value, state, n, numerator, denominator, , , target, shortfall] = estimateCells(estimate, indicator);
        return [
          area.label,
          indicator.label,
          indicator.count,
          ...(ofUnits ? [numberCell(people, formatCount)] : []),
          ...[value!, state!, n!, numerator!, denominator!, target!, shortfall!]
        ];
      }
    )
  };
}
