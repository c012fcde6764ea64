import { formatCount } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, looks } from '../appearance';
import { valueWords } from '../sentence';
import { estimateFinder } from '../subject';
import { countCell, numberCell, sizeCell, valueCell, withMark, withUnits, type Table, type TableCell } from '../table';
import type { PanelsSubject } from './subject';

/** The panels as a table: of each indicator the value with the glyph of its state, its n and denominator, and what is lacking. */
export function panelsTable({ estimates, areas, areaTypes, total, indicators }: PanelsSubject): Table {
  const find = estimateFinder(estimates);
  const typeOf = new Map(areaTypes.map(({ name, label }) => [name, label]));
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      ...indicators.flatMap(({ label, short, count }) => [
        label,
        `${short} n`,
        m.chart_column_denominator_of({ indicator: short }),
        `${short} ${m.chart_column_gap_in({ count })}`
      ])
    ],
    rows: [total, ...areas].map((area) => [
      area.label,
      typeOf.get(area.type) ?? '',
      ...indicators.flatMap((indicator): TableCell[] => {
        const estimate = find(indicator.id, area.code);
        const known = estimate?.value == null ? undefined : estimate;
        const { character } = looks[appearanceOf(estimate)];
        const words = (value: number) => `${character} ${valueWords(value, indicator)}`.trim();
        return [
          withMark(valueCell(estimate?.value, indicator.format, words), estimate) || character,
          sizeCell(estimate),
          countCell(known, known?.denominator),
          withUnits(numberCell(known?.shortfall, formatCount), known)
        ];
      })
    ])
  };
}
