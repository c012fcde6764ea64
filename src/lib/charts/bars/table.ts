import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { estimateFinder } from '../subject';
import { estimateCells, estimateHead, type Table } from '../table';
import type { BarsSubject } from './layout';
import { rankByKind } from './rank';

/** The bars as a table, in the same order and complete: `ends` leaves nothing out here. */
export function barsTable(subject: BarsSubject): Table {
  const { areas, kinds, indicator } = subject;
  const finder = estimateFinder(subject.estimates);
  const before = estimateFinder(subject.previous ?? []);
  const shown = (value: number | null | undefined) => (value == null ? '' : formatValue(value, indicator.format));
  const rows = rankByKind(areas, kinds, indicator, (area) => finder(indicator.id, area)).flatMap((group) =>
    [...group.ranked, ...group.unranked].map((area) => [
      area.label,
      group.kind.label,
      String(group.places.get(area.code) ?? ''),
      ...estimateCells(finder(indicator.id, area.code), indicator),
      ...(subject.previous ? [shown(before(indicator.id, area.code)?.value)] : []),
      ...(subject.silence ? [shown(subject.silence[area.code])] : [])
    ])
  );
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      m.chart_column_rank(),
      ...estimateHead(indicator),
      ...(subject.previous ? [subject.previousWave ?? m.chart_column_previous()] : []),
      ...(subject.silence ? [m.chart_column_silence()] : [])
    ],
    rows
  };
}
