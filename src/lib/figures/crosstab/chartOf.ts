import type { Chart } from '../../charts/chart';
import type { StackedSubject } from '../../charts/stacked/subject';
import { formatCount } from '../../i18n/format';
import { read } from '../reading';
import type { Crossing } from './crossing';
import type { Grid, GridCell } from './grid';
import { isShown } from './words';

/** The chart that a table is seen as. */
export function chartOf(crossing: Crossing, grid: Grid): Chart {
  const { seen, columns, view } = crossing.spec;
  const { subject, lines } = grid;
  if (seen === 'stacked') return { type: 'stacked', subject: stacked(crossing, grid) };
  if (seen === 'slope') {
    const [waves, rows] = [subject.heads.map(({ label }) => label), subject.rows];
    const slopes = rows.map(({ key, label, isStrong, cells }) => ({ key, label, isStrong, points: cells }));
    return { type: 'slope', subject: { waves, lines: slopes, label: subject.label } };
  }
  const { areas, mark } = read(view, crossing.answers);
  if (seen === 'tiles' && columns === null) {
    const estimates = lines.flat().flatMap(({ estimate, row }) => (estimate && row ? [estimate] : []));
    return { type: 'tiles', subject: { estimates, areas, indicator: mark(crossing.indicators[0]!) } };
  }
  const look = seen === 'numbers' || seen === 'dots' || seen === 'heat' ? seen : 'bars';
  return { type: 'trellis', subject: { ...subject, look } };
}

/** Bars of rows parted by columns; where percentages are of a column, of columns parted by rows. */
function stacked({ measure, rows, columns }: Crossing, { subject, lines }: Grid): StackedSubject {
  const isByColumn = measure.kind === 'ofColumn';
  const cellOf = (r: number, c: number) => ({ cell: lines[r]![c]!, placed: subject.rows[r]!.cells[c]! });
  const [heads, names] = isByColumn
    ? [subject.rows.map(({ label }) => label), subject.heads.slice(0, lines[0]?.length ?? 0)]
    : [columns.map(({ label }) => label), subject.rows];
  const first = isByColumn ? 0 : (lines[0]?.findIndex(({ column }) => column !== undefined) ?? 0);
  return {
    heads,
    label: subject.label,
    bars: names.map(({ label, isStrong }, bar) => {
      const parts = heads.map((_, at) => (isByColumn ? cellOf(at, bar) : cellOf(bar, at + first)));
      const known = parts.map(({ cell }) => (isShown(cell.estimate) ? cell.estimate.value : null));
      // of parts of which one is not known nobody can say how long the others are
      const whole = known.includes(null) && rows.length > 0 ? null : known.reduce<number>((a, b) => a + (b ?? 0), 0);
      return {
        key: String(bar),
        label,
        isStrong,
        n: sizeOf(
          parts.map(({ cell }) => cell),
          measure.kind === 'count'
        ),
        parts: parts.map(({ cell, placed }, head) => ({
          head,
          estimate: cell.estimate,
          share: whole === null || !(whole > 0) ? null : known[head]! / whole,
          text: placed.text,
          sentence: placed.sentence,
          mark: placed.mark
        }))
      };
    })
  };
}

const sizeOf = (parts: GridCell[], isCount: boolean): string => {
  const shown = parts.map(({ estimate }) => estimate).filter(isShown);
  if (shown.length === 0) return '';
  return formatCount(isCount ? shown.reduce((sum, { n }) => sum + (n ?? 0), 0) : (shown[0]!.n ?? 0));
};
