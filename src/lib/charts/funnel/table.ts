import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords } from '../appearance';
import { byAreaType, estimateFinder } from '../subject';
import { countCell, sizeCell, valueCell, type Table, type TableCell } from '../table';
import { dropOf, type FunnelSubject } from './layout';

/** The funnel as a table: each step's share, n and numerator, the denominator they share, and where most is lost. */
export function funnelTable(subject: FunnelSubject): Table {
  const { estimates, steps, total, areas, areaTypes } = subject;
  const find = estimateFinder(estimates);
  return {
    head: [
      m.chart_column_area(),
      m.chart_column_kind(),
      ...steps.flatMap((step) => [
        `${step.label}${m.chart_unit({ unit: '%' })}`,
        `${step.label} n`,
        m.chart_column_count_of({ step: step.label })
      ]),
      m.chart_column_denominator(),
      m.chart_column_drop()
    ],
    rows: byAreaType(areas, areaTypes, total).flatMap(({ type, areas }) =>
      areas.map((area) => {
        const found = steps.map((step) => find(step.indicator.id, area.code));
        return [
          area.label,
          type.label,
          ...found.flatMap((estimate, step): TableCell[] => [
            estimate?.value == null ? appearanceWords[appearanceOf(estimate)]() : valueCell(estimate.value, 'percent'),
            sizeCell(estimate),
            estimate?.value == null ? '' : countCell(estimate, estimate.numerator, steps[step]!.indicator)
          ]),
          found[0]?.value == null ? '' : countCell(found[0], found[0].denominator, steps[0]!.indicator),
          dropOf(subject, area)?.words ?? ''
        ];
      })
    )
  };
}
