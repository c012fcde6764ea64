import { m } from '../../paraglide/messages';
import { appearanceOf, looks } from '../appearance';
import { valueWords } from '../sentence';
import { estimateFinder, type IndicatorMark } from '../subject';
import { countCell, sizeCell, valueCell, withMark, withUnits, type Table, type TableCell } from '../table';
import type { MatrixSubject } from './subject';
import { shortfallNumber, goesByCount } from './order';

/** The matrix as a table: each indicator has its value with the glyph of its state, its n and its denominator; the one that orders the rows by units or people has those too. */
export function matrixTable(subject: MatrixSubject): Table {
  const { areas, areaTypes, indicators } = subject;
  const estimateOf = estimateFinder(subject.estimates);
  const typeOf = new Map(areaTypes.map(({ name, label }) => [name, label]));
  const hasShortfall = (one: IndicatorMark) => one.id === subject.sort && goesByCount(areas, one, estimateOf);
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      ...indicators.flatMap((indicator) => [
        indicator.label,
        `${indicator.short} n`,
        m.chart_column_denominator_of({ indicator: indicator.short }),
        ...(hasShortfall(indicator) ? [`${indicator.short} ${m.chart_column_gap_in({ count: indicator.count })}`] : [])
      ])
    ],
    rows: (subject.total ? [subject.total, ...areas] : areas).map((area) => [
      area.label,
      typeOf.get(area.type) ?? '',
      ...indicators.flatMap((indicator): TableCell[] => {
        const estimate = estimateOf(indicator.id, area.code);
        const { character } = looks[appearanceOf(estimate)];
        return [
          withMark(
            valueCell(estimate?.value, indicator.format, (value) =>
              `${character} ${valueWords(value, indicator)}`.trim()
            ),
            estimate
          ) || character,
          sizeCell(estimate),
          estimate?.value == null ? '' : countCell(estimate, estimate.denominator, indicator),
          ...(hasShortfall(indicator) ? [withUnits(shortfallNumber(estimate, indicator), estimate)] : [])
        ];
      })
    ])
  };
}
