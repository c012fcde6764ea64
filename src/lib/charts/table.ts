import type { Estimate } from '../estimates/estimates';
import { formatCountOf, formatValue, type ValueFormat } from '../i18n/format';
import { m } from '../paraglide/messages';
import { appearanceOf, appearanceWords } from './appearance';
import { markOf, unitsKey } from './mark';
import { countWords, isProvisional, limitNumber, nWords, sizeWords, shownTarget } from './sentence';
import type { IndicatorMark } from './subject';

/** A number in a table: its words, and itself in the scale of the words, unrounded, as a spreadsheet keeps it. */
export interface NumberCell {
  text: string;
  number: number;
  /** of a count of rows: the mark that leads to them */
  units?: string;
  /** of a value: the mark of its number */
  mark?: string;
}
export type TableCell = string | NumberCell;

/** A figure's numbers as a table: each row has as many cells as the head. */
export interface Table {
  head: string[];
  rows: TableCell[][];
}

export const cellText = (cell: TableCell): string => (typeof cell === 'string' ? cell : cell.text);

/** The words alone. */
export const textRows = ({ rows }: Table): string[][] => rows.map((row) => row.map(cellText));

/** A cell of a number; '' where there is none, never 0. */
export const numberCell = (number: number | null | undefined, words: (number: number) => string): TableCell =>
  number == null ? '' : { text: words(number), number };

/** A cell of a value, as its format prints it: 0.784 in percent is 78.4. */
export const valueCell = (value: number | null | undefined, format: ValueFormat, words = formatValue): TableCell =>
  value == null ? '' : { text: words(value, format), number: format === 'number' ? value : value * 100 };

/** Heads of `estimateCells`. */
export function estimateHead(indicator: IndicatorMark): string[] {
  return [
    `${indicator.label}${indicator.unit ? m.chart_unit({ unit: indicator.unit }) : ''}`,
    m.chart_column_state(),
    m.chart_column_n(),
    m.chart_column_numerator(),
    m.chart_column_denominator(),
    m.chart_column_lower(),
    m.chart_column_upper(),
    m.chart_column_target(),
    m.chart_column_gap()
  ];
}

/** One estimate as cells; '' where there is nothing to say, never 0. */
export function estimateCells(estimate: Estimate | undefined, indicator: IndicatorMark): TableCell[] {
  const known = estimate && estimate.value !== null ? estimate : null;
  const value = (number: number | undefined) => valueCell(number, indicator.format);
  const target = shownTarget(estimate, indicator);
  const limit = (number: number) => {
    const shown = limitNumber(number, indicator);
    if (estimate?.ownTarget) return m.chart_cell_own({ value: shown });
    return isProvisional(estimate, indicator) ? m.chart_cell_provisional({ value: shown }) : shown;
  };
  return [
    withMark(value(known?.value ?? undefined), known),
    appearanceWords[appearanceOf(estimate)](),
    sizeCell(estimate),
    countCell(known, known?.numerator, indicator),
    countCell(known, known?.denominator, indicator),
    value(known?.interval?.[0]),
    value(known?.interval?.[1]),
    valueCell(target, indicator.format, limit),
    withUnits(
      numberCell(known?.shortfall, (count) => formatCountOf(count, indicator.count)),
      known
    )
  ];
}

/** The n of an estimate; words where it says more than a number. */
export function sizeCell(estimate: Estimate | undefined): TableCell {
  const words = sizeWords(estimate);
  return words !== '' && words === nWords(estimate)
    ? withUnits({ text: words, number: estimate!.n! }, estimate)
    : words;
}

/** A cell that counts units of an estimate, or what they lack. */
export const withUnits = (cell: TableCell, estimate: Estimate | null | undefined): TableCell =>
  typeof cell === 'string' || !estimate ? cell : { ...cell, units: unitsKey(estimate.area, estimate.indicator) };

/** A cell of the value of an estimate. */
export const withMark = (cell: TableCell, estimate: Estimate | null | undefined): TableCell =>
  typeof cell === 'string' || !estimate
    ? cell
    : { ...cell, mark: markOf(estimate.area, estimate.indicator, estimate.group, estimate.wave) };

/** The same without the way to units, which depends on more than area and indicator. */
export function withoutUnits(cell: TableCell): TableCell {
  if (typeof cell === 'string') return cell;
  const { text, number, mark } = cell;
  return mark === undefined ? { text, number } : { text, number, mark };
}

/** A numerator or denominator. */
export const countCell = (
  estimate: Estimate | null | undefined,
  count: number | undefined,
  indicator: IndicatorMark
): TableCell => (estimate == null ? '' : numberCell(count, (number) => countWords(number, estimate, indicator)));
