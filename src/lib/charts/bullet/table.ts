import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { estimateCells, estimateHead, type Table } from '../table';
import type { BulletSubject } from './layout';

/** The bullet as a table of one row. */
export function bulletTable({ estimate, previous, area, indicator }: BulletSubject): Table {
  const before = previous?.value == null ? '' : formatValue(previous.value, indicator.format);
  return {
    head: [m.chart_column_area(), ...estimateHead(indicator), m.chart_column_previous()],
    rows: [[area.label, ...estimateCells(estimate, indicator), before]]
  };
}
