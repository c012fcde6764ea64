import { differentParts } from '../../estimates/change';
import { changesOfAreas } from '../../estimates/changes';
import { formatChange, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { toldWords } from '../changeWords';
import { estimateFinder } from '../subject';
import { estimateCells, estimateHead, type Table } from '../table';
import { estimatesOf, type BarsSubject } from './subject';
import { rankByKind } from './rank';

/** The bars as a table, in the same order and complete: `ends` leaves nothing out here. */
export function barsTable(subject: BarsSubject): Table {
  const { areas, kinds, indicator } = subject;
  const finder = estimateFinder(subject.estimates);
  const before = estimateFinder(subject.previous ?? []);
  const changeOf = changesOfAreas(...estimatesOf(subject));
  const changeCells = (area: string) => {
    const change = changeOf(finder(indicator.id, area));
    if (!change && differentParts(finder(indicator.id, area), before(indicator.id, area)))
      return ['', m.change_other_part({ wave: subject.previousWave ?? m.chart_column_previous() })];
    return change ? [formatChange(change.difference, indicator.format), toldWords(change)] : ['', ''];
  };
  const shown = (value: number | null | undefined) => (value == null ? '' : formatValue(value, indicator.format));
  const rows = rankByKind(areas, kinds, indicator, (area) => finder(indicator.id, area)).flatMap((group) =>
    [...group.ranked, ...group.unranked].map((area) => [
      area.label,
      group.kind.label,
      String(group.places.get(area.code) ?? ''),
      ...estimateCells(finder(indicator.id, area.code), indicator),
      ...(subject.previous ? [shown(before(indicator.id, area.code)?.value), ...changeCells(area.code)] : []),
      ...(subject.silence ? [shown(subject.silence[area.code])] : [])
    ])
  );
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      m.chart_column_rank(),
      ...estimateHead(indicator),
      ...(subject.previous
        ? [subject.previousWave ?? m.chart_column_previous(), m.chart_column_change(), m.chart_column_told()]
        : []),
      ...(subject.silence ? [m.chart_column_silence()] : [])
    ],
    rows
  };
}
