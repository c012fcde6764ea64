import { formatChange } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { indicatorCells, indicatorHead } from '../indicatorTable';
import { toldWords } from '../changeWords';
import { valueWords } from '../sentence';
import { valueCell, type Table } from '../table';
import type { ProfileSubject } from './subject';

/** A row an indicator: the area's numbers, the whole's value, and how far apart they are. */
export function profileTable({ groups, whole }: ProfileSubject): Table {
  const rows = groups.flatMap((group) => group.rows.map((row) => ({ ...row, coverage: group.coverage.label })));
  const [first] = rows;
  if (!first) return { head: [], rows: [] };
  const besides = whole
    ? [whole.label, m.chart_profile_beside({ area: whole.label }), m.chart_column_told_apart()]
    : [];
  return {
    head: [m.chart_column_coverage(), ...indicatorHead(first.indicator), ...besides],
    rows: rows.map(({ coverage, indicator, estimate, change, whole: one, beside }) => [
      coverage,
      ...indicatorCells(indicator, estimate, change),
      ...(whole
        ? [
            valueCell(one?.value, indicator.format, (value) => valueWords(value, indicator)),
            valueCell(beside?.difference, indicator.format, formatChange),
            beside ? toldWords(beside) : ''
          ]
        : [])
    ])
  };
}
