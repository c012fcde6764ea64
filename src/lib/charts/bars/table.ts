import { differentParts } from '../../estimates/compare/change';
import { changesOfAreas } from '../../estimates/compare/changes';
import { formatChange } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { toldWords } from '../changeWords';
import { estimateFinder } from '../subject';
import { estimateCells, estimateHead, numberCell, valueCell, type Table, type TableCell } from '../table';
import { estimatesOf, type BarsSubject } from './subject';
import { rankByAreaType } from './rank';

/** The bars as a table, in the same order and complete: `ends` leaves nothing out here. */
export function barsTable(subject: BarsSubject): Table {
  const { areas, areaTypes, indicator } = subject;
  const finder = estimateFinder(subject.estimates);
  const before = estimateFinder(subject.previous ?? []);
  const changeOf = changesOfAreas(...estimatesOf(subject));
  const changeCells = (area: string): TableCell[] => {
    const change = changeOf(finder(indicator.id, area));
    if (!change && differentParts(finder(indicator.id, area), before(indicator.id, area)))
      return ['', m.change_other_part({ wave: subject.previousWave ?? m.chart_column_previous() })];
    return change ? [valueCell(change.difference, indicator.format, formatChange), toldWords(change)] : ['', ''];
  };
  const rows = rankByAreaType(areas, areaTypes, indicator, (area) => finder(indicator.id, area)).flatMap((group) =>
    [...group.ranked, ...group.unranked].map((area) => [
      area.label,
      group.type.label,
      numberCell(group.places.get(area.code), String),
      ...estimateCells(finder(indicator.id, area.code), indicator),
      ...(subject.previous
        ? [valueCell(before(indicator.id, area.code)?.value, indicator.format), ...changeCells(area.code)]
        : []),
      ...(subject.silence ? [valueCell(subject.silence[area.code], indicator.format)] : [])
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
