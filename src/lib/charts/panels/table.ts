import { formatCountOf } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords } from '../appearance';
import { estimateFinder } from '../subject';
import { countCell, numberCell, sizeCell, valueCell, withMark, withUnits, type Table, type TableCell } from '../table';
import type { PanelsSubject } from './subject';

/** The panels as a table: of each indicator the value, or why there is none, its n, numerator and denominator, what is lacking, and what it was. */
export function panelsTable(subject: PanelsSubject): Table {
  const { areas, total, indicators, previous, previousWave = '' } = subject;
  const find = estimateFinder(subject.estimates);
  const before = estimateFinder(previous ?? []);
  return {
    head: [
      m.chart_column_area(),
      ...indicators.flatMap(({ label, short, count, unit }) => [
        `${label}${unit ? m.chart_unit({ unit }) : ''}`,
        `${short} n`,
        `${short} ${m.chart_column_numerator()}`,
        m.chart_column_denominator_of({ indicator: short }),
        `${short} ${m.chart_column_gap_in({ count })}`,
        ...(previous ? [`${short} ${previousWave}`.trim()] : [])
      ])
    ],
    rows: [total, ...areas].map((area) => [
      area.label,
      ...indicators.flatMap((indicator): TableCell[] => {
        const estimate = find(indicator.id, area.code);
        const known = estimate?.value == null ? undefined : estimate;
        return [
          known ? withMark(valueCell(known.value, indicator.format), known) : appearanceWords[appearanceOf(estimate)](),
          sizeCell(estimate),
          countCell(known, known?.numerator, indicator),
          countCell(known, known?.denominator, indicator),
          withUnits(
            numberCell(known?.shortfall, (count) => formatCountOf(count, indicator.count)),
            known
          ),
          ...(previous ? [valueCell(before(indicator.id, area.code)?.value, indicator.format)] : [])
        ];
      })
    ])
  };
}
