import type { Change } from '../estimates/compare/changes';
import type { Estimate } from '../estimates/estimates';
import { formatChange } from '../i18n/format';
import { m } from '../paraglide/messages';
import { toldWords } from './changeWords';
import { valueWords } from './sentence';
import type { IndicatorMark } from './subject';
import { estimateCells, estimateHead, valueCell, type TableCell } from './table';

/** Heads of `indicatorCells`: a row an indicator, each in its own unit. */
export const indicatorHead = (mark: IndicatorMark): string[] => [
  m.indicators_indicator(),
  m.indicators_value(),
  ...estimateHead(mark).slice(1),
  m.chart_column_change(),
  m.chart_column_told()
];

/** One indicator of one area, and its change. */
export const indicatorCells = (
  indicator: IndicatorMark,
  estimate: Estimate | null,
  change: Change | null
): TableCell[] => [
  indicator.label,
  valueCell(estimate?.value, indicator.format, (value) => valueWords(value, indicator)),
  ...estimateCells(estimate ?? undefined, indicator).slice(1),
  valueCell(change?.difference, indicator.format, formatChange),
  change ? toldWords(change) : ''
];
