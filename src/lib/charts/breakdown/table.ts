import { formatChange, formatCount, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { toldWords } from '../changeWords';
import { estimateCells, estimateHead, numberCell, valueCell, withoutUnits, type Table, type TableCell } from '../table';
import { isJudged } from '../subject';
import { rowOf, type BreakdownSubject } from './subject';
import { unitOf } from './words';

/** A row a group, then the total, then how far the best is from the worst. */
export function breakdownTable(subject: BreakdownSubject): Table {
  const { by, rows, total, gap, indicator, people } = subject;
  const gapName = isJudged(indicator) ? m.chart_equity_row : m.chart_spread_row;
  const blank = (count: number): TableCell[] => Array.from({ length: count }, () => '');
  const head = estimateHead(indicator);
  const cells = (estimate: Parameters<typeof estimateCells>[0]): TableCell[] =>
    // which units it counts depends on the group: its bar leads to them
    estimateCells(estimate, indicator).map(withoutUnits);
  return {
    head: [
      by,
      ...head,
      m.chart_profile_beside({ area: total.label }),
      m.chart_column_told_apart(),
      ...(people ? [people.head] : [])
    ],
    rows: [
      ...rows.map((row): TableCell[] => [
        row.label,
        ...cells(row.estimate),
        valueCell(row.beside?.difference, indicator.format, formatChange),
        row.beside ? toldWords(row.beside) : '',
        ...(people ? [numberCell(row.people, formatCount)] : [])
      ]),
      [total.label, ...cells(total.estimate ?? undefined), '', '', ...(people ? [''] : [])],
      ...(gap
        ? [
            [
              gapName({ best: rowOf(subject, gap.best).label, worst: rowOf(subject, gap.worst).label }),
              { text: `${formatValue(gap.size, indicator.format)} ${unitOf(indicator)}`, number: numberOf(gap.size) },
              ...blank(4),
              valueCell(gap.interval?.[0], indicator.format),
              valueCell(gap.interval?.[1], indicator.format),
              ...blank(head.length - 7 + 1),
              toldWords({ ...gap, difference: gap.size, p: null }),
              ...(people ? [''] : [])
            ]
          ]
        : [])
    ]
  };

  function numberOf(size: number): number {
    return indicator.format === 'number' ? size : size * 100;
  }
}
