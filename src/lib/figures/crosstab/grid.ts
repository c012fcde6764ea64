import { markOf } from '../../charts/mark';
import type { TrellisCell, TrellisSubject } from '../../charts/trellis/subject';
import { compareWithTotal, tell, type Told } from '../../estimates/compare/compare';
import { isRanked } from '../../estimates/compare/rank';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { indicatorMark } from '../marks';
import { numberText } from '../words/wording';
import type { CrossedSpec } from './spec';
import type { Crossing } from './crossing';
import { WAVES, type DimensionValue } from './dimension';
import { letterOf, lettersOf } from './letters';
import { isCompared } from './remarks';
import { cellSentence, isShown } from './words';

/** A cell beside the rest: how far, by what chance, and what may be said of it. */
export interface Beside {
  difference: number;
  p: number | null;
  told: Told;
}

/** A cell of a table, its place among rows and columns; undefined of either is a margin. */
export interface GridCell {
  row: DimensionValue | undefined;
  column: DimensionValue | undefined;
  estimate: Estimate | undefined;
  beside: Beside | null;
  /** letters of the columns that it is told to be above */
  above: string;
  /** it stands for its row or column, not for rows of the survey that it counts */
  words: string | null;
}

export interface Grid {
  lines: GridCell[][];
  subject: TrellisSubject;
}

/** All cells with their margins, each told beside the rest of its row, or of its column where percentages are of the row. */
export function gridOf(crossing: Crossing, area: string, label: string): Grid {
  const { rows, columns, cells, measure } = crossing;
  const sides = [undefined, ...rows];
  const heads = columns.length === 0 || crossing.spec.columns !== WAVES ? [undefined, ...columns] : columns;
  const told = besides(crossing);
  const letters = crossing.spec.hasLetters ? lettersOf(crossing) : null;
  const all = sides.map((row) =>
    heads.map((column): GridCell => {
      const estimate = cells(row, column);
      const words = !row && !column && measure.kind === 'ofTotal' ? formatNumber(100, 1) : null;
      const above = (estimate && letters?.get(estimate)) ?? '';
      return { row, column, estimate, beside: (estimate && told.get(estimate)) ?? null, above, words };
    })
  );
  const isEmpty = ({ estimate, words }: GridCell) => estimate === undefined && words === null;
  // who a percentage is of has no percentage itself
  const lines = all.filter((line) => !line.every(isEmpty));
  const kept = heads.map((_, at) => at).filter((at) => !lines.every((line) => isEmpty(line[at]!)));
  const shown = lines.map((line) => kept.map((at) => line[at]!));
  return { lines: shown, subject: subjectOf(crossing, shown, area, label) };
}

function subjectOf(crossing: Crossing, lines: GridCell[][], area: string, label: string): TrellisSubject {
  const { measure, by, columns } = crossing;
  const isSized = measure.kind === 'ofRow' || columns.length === 0;
  const size = (one: Estimate | undefined) => (isShown(one) ? formatCount(one.n ?? 0) : '');
  const [first = []] = lines;
  return {
    heads: [
      ...first.map(({ column }) => ({
        label: column ? headWords(crossing, column) : headOf(crossing),
        isStrong: column === undefined
      })),
      ...(isSized ? [{ label: 'n', isStrong: false, isNarrow: true as const }] : [])
    ],
    groups: [],
    corner: by.label,
    rows: lines.map((line) => {
      const { row } = line[0]!;
      const base = line.map(({ estimate }) => estimate).find(isShown);
      return {
        key: row === undefined ? '' : String(row.code),
        label: row?.label ?? area,
        isStrong: row === undefined,
        cells: [
          ...line.map((cell) => cellOf(crossing, cell, area)),
          ...(isSized
            ? [{ estimate: undefined, text: size(base), sentence: '', mark: null, isBare: true as const }]
            : [])
        ]
      };
    }),
    foot: isSized
      ? null
      : {
          label: 'n',
          cells: first.map((_, at) => size(lines.map((line) => line[at]!.estimate).find(isShown)))
        },
    label
  };
}

const headWords = ({ spec, columns }: Crossing, column: DimensionValue): string =>
  spec.hasLetters ? `${letterOf(columns.indexOf(column))} ${column.label}`.trim() : column.label;

const headOf = ({ columns, indicators }: Crossing): string =>
  columns.length > 0 || !indicators[0] ? m.slice_all() : m.slice_value();

function cellOf({ indicators, spec, answers }: Crossing, cell: GridCell, area: string): TrellisCell {
  const { row, column, estimate, beside, above, words } = cell;
  const indicator = indicators.find(({ id }) => id === estimate?.indicator) ?? indicators[0]!;
  if (words !== null) return { estimate: undefined, text: words, sentence: '', mark: null, isBare: true };
  const where = [row?.label ?? area, ...(column ? [column.label] : [])].join(' · ');
  return {
    estimate,
    text: isShown(estimate) ? numberText(estimate.value, indicator) + signOf(beside) + (above && ` ${above}`) : '',
    sentence: [
      cellSentence(where, indicator, indicatorMark(indicator, answers.codebook), estimate),
      ...(beside && beside.told !== 'certain' ? [besideText(beside)] : []),
      ...(above === '' ? [] : [m.slice_above({ columns: above })])
    ].join(m.chart_comma()),
    mark: isShown(estimate) ? markAt(estimate, spec) : null
  };
}

/** The name of a cell's mark. */
export const markAt = (one: Estimate, { view }: CrossedSpec): string =>
  markOf(one.area, one.indicator, one.group, one.wave === view.wave ? null : one.wave);

/** Whether a cell can be told from the rest, in words; '' of a full count. */
export function besideText({ told, difference }: Beside): string {
  if (told === 'certain') return '';
  if (told === 'notSignificant') return m.slice_told_not();
  return difference > 0 ? m.slice_told_higher() : m.slice_told_lower();
}

const signOf = (one: Beside | null): string => (one?.told === 'significant' ? (one.difference > 0 ? ' ▲' : ' ▼') : '');

/** Each cell beside the rest of what holds it, all of the table told together. */
function besides(crossing: Crossing): Map<Estimate, Beside> {
  const { rows, columns, cells, measure } = crossing;
  if (!isCompared(crossing)) return new Map();
  const pairs = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const one = cells(row, column);
      return one ? [[one, measure.kind === 'ofRow' ? cells(undefined, column) : cells(row)] as const] : [];
    })
  );
  const found = pairs.map(([one, whole]) =>
    whole && isRanked(one) && isRanked(whole) ? compareWithTotal(one, whole) : null
  );
  const told = tell(found);
  return new Map(found.flatMap((one, at) => (one ? [[pairs[at]![0], { ...one, told: told[at]! }] as const] : [])));
}
