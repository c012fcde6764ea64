import { formatChange } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { estimateCells, estimateHead, valueCell, type Table } from '../table';
import { dumbbellGroups, isComparable, pairFinder, type DumbbellSubject } from './layout';

/** Both indicators as a table, in the order of the rows; a difference only where both may be compared. */
export function dumbbellTable(subject: DumbbellSubject): Table {
  const { indicators, untold = [] } = subject;
  const [first] = indicators;
  const pairOf = pairFinder(subject);
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      ...indicators.flatMap((indicator) => estimateHead(indicator)),
      m.chart_column_difference(),
      m.chart_column_told_apart()
    ],
    rows: dumbbellGroups(subject).flatMap(({ type, areas }) =>
      areas.map((area) => {
        const pair = pairOf(area);
        const difference = isComparable(pair) ? pair[1].value! - pair[0].value! : null;
        return [
          area.label,
          type.label,
          ...indicators.flatMap((indicator, at) => estimateCells(pair[at], indicator)),
          valueCell(difference, first.format, formatChange),
          difference === null ? '' : untold.includes(area.code) ? m.chart_dumbbell_untold() : m.chart_dumbbell_told()
        ];
      })
    )
  };
}
