import { appearanceOf, appearanceWords } from '../../charts/appearance';
import { numberCell, sizeCell, valueCell, type Table, type TableCell } from '../../charts/table';
import type { TrellisSubject } from '../../charts/trellis/subject';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatCountOf, formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { numberText } from '../words/wording';
import type { Crossing } from './crossing';
import { besideText, markAt, type Grid } from './grid';
import { isShown } from './words';

/** A line a cell: value, state, n and what it is worth, both sums, interval, and of a sample what it is beside the rest with its p. */
export function gridTable({ lines }: Grid, subject: TrellisSubject, crossing: Crossing): Table {
  const { measure, indicators, columns } = crossing;
  const isTested = lines.flat().some(({ beside }) => beside !== null && beside.told !== 'certain');
  const isWorth = lines.flat().some(({ estimate }) => estimate?.effectiveN !== undefined);
  const isRatio = !['count', 'sum', 'median'].includes(measure.kind);
  return {
    head: [
      subject.corner,
      ...(columns.length > 0 ? [m.slice_column()] : []),
      m.slice_value(),
      m.chart_column_state(),
      m.chart_column_n(),
      ...(isWorth ? [m.slice_effective()] : []),
      ...(isRatio ? [m.chart_column_numerator(), m.chart_column_denominator()] : []),
      m.chart_column_lower(),
      m.chart_column_upper(),
      ...(isTested ? [m.slice_beside(), 'p'] : [])
    ],
    rows: lines.flatMap((line, r) =>
      line
        .filter(({ words }) => words === null)
        .map(({ estimate, beside, column }): TableCell[] => {
          const known = isShown(estimate) ? estimate : null;
          const indicator = indicators.find(({ id }) => id === estimate?.indicator) ?? indicators[0]!;
          const value = (number: number | null | undefined) =>
            isRatio
              ? valueCell(number, indicator.format)
              : numberCell(number ?? undefined, (one) => numberText(one, indicator));
          const unit = indicator.format === 'percent' ? text(indicator.count) : '';
          const counted = (number: number | undefined) => numberCell(number, (count) => formatCountOf(count, unit));
          return [
            subject.rows[r]!.label,
            ...(columns.length > 0 ? [column?.label ?? m.slice_all()] : []),
            marked(value(known?.value), known, crossing),
            appearanceWords[appearanceOf(estimate)](),
            unlisted(sizeCell(estimate)),
            ...(isWorth ? [numberCell(known?.effectiveN, (one) => formatCount(Math.floor(one + 1e-9)))] : []),
            ...(isRatio ? [counted(known?.numerator), counted(known?.denominator)] : []),
            value(known?.interval?.[0]),
            value(known?.interval?.[1]),
            ...(isTested
              ? [beside ? besideText(beside) : '', numberCell(beside?.p ?? undefined, (p) => formatNumber(p, 4))]
              : [])
          ];
        })
    )
  };
}

/** The cell of a value is of the same mark as that of the chart. */
const marked = (cell: TableCell, one: Estimate | null, { spec }: Crossing): TableCell =>
  typeof cell === 'string' || !one ? cell : { ...cell, mark: markAt(one, spec) };

/** Which units it counts depends on the group: the cell of the chart leads to them. */
const unlisted = (cell: TableCell): TableCell =>
  typeof cell === 'string' ? cell : { text: cell.text, number: cell.number };
