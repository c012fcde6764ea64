import { m } from '../../paraglide/messages';
import { faceOf, looks } from '../face';
import { countWords, sizeWords, valueWords } from '../sentence';
import { estimateFinder, type IndicatorMark } from '../subject';
import type { Table } from '../table';
import type { MatrixSubject } from './layout';
import { gapNumber, goesByCount } from './order';

/** The matrix as a table: each indicator has its value with the sign of its state, its n and its denominator; the one that orders the rows by units or people has those too. */
export function matrixTable(subject: MatrixSubject): Table {
  const { areas, kinds, indicators } = subject;
  const estimateOf = estimateFinder(subject.estimates);
  const kindOf = new Map(kinds.map((kind) => [kind.name, kind.label]));
  const hasGap = (one: IndicatorMark) => one.id === subject.sort && goesByCount(areas, one, estimateOf);
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      ...indicators.flatMap((indicator) => [
        indicator.label,
        `${indicator.short} n`,
        m.chart_column_denominator_of({ indicator: indicator.short }),
        ...(hasGap(indicator) ? [`${indicator.short} ${m.chart_column_gap_in({ count: indicator.count })}`] : [])
      ])
    ],
    rows: (subject.whole ? [subject.whole, ...areas] : areas).map((area) => [
      area.label,
      kindOf.get(area.kind) ?? '',
      ...indicators.flatMap((indicator) => {
        const estimate = estimateOf(indicator.id, area.code);
        const { character } = looks[faceOf(estimate)];
        const value = estimate?.value == null ? '' : valueWords(estimate.value, indicator);
        return [
          `${character} ${value}`.trim(),
          sizeWords(estimate),
          estimate?.value == null ? '' : countWords(estimate.denominator, estimate),
          ...(hasGap(indicator) ? [gapNumber(estimate, indicator)] : [])
        ];
      })
    ])
  };
}
