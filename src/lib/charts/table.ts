import type { Estimate } from '../estimates/estimates';
import { formatCount, formatValue } from '../i18n/format';
import { m } from '../paraglide/messages';
import { faceOf, faceWords } from './face';
import { countWords, isProvisional, limitNumber, sizeWords, targetOf } from './sentence';
import type { IndicatorMark } from './subject';

/** A chart's numbers as a table: each row has as many cells as the head. */
export interface Table {
  head: string[];
  rows: string[][];
}

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
export function estimateCells(estimate: Estimate | undefined, indicator: IndicatorMark): string[] {
  const known = estimate && estimate.value !== null ? estimate : null;
  const value = (number: number | undefined) => (number === undefined ? '' : formatValue(number, indicator.format));
  const target = targetOf(estimate, indicator);
  const limit = (number: number) => {
    const shown = limitNumber(number, indicator);
    return isProvisional(estimate, indicator) ? m.chart_cell_provisional({ value: shown }) : shown;
  };
  return [
    value(known?.value ?? undefined),
    faceWords[faceOf(estimate)](),
    sizeWords(estimate),
    known ? countWords(known.numerator, known) : '',
    known ? countWords(known.denominator, known) : '',
    value(known?.interval?.[0]),
    value(known?.interval?.[1]),
    target === null ? '' : limit(target),
    known?.gap == null ? '' : formatCount(known.gap)
  ];
}
